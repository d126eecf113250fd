import { AlignmentType, Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { LocalText } from '../../../data/contract.ts';
import type { CityRules } from '../../cases/city-rules.ts';
import { BRIEF_MAP } from './brief-map.ts';
import { BRIEF_WORDS } from './brief-words.ts';
import type { Brief, BriefCase, BriefCounts } from './contract.ts';

/** Pixels of a line of an A4 page between its margins. */
const LINE = 600;

const text = (words: string, bold = false) => new Paragraph({ children: [new TextRun({ text: words, bold })], spacing: { after: 60 } });
const heading = (words: string) => new Paragraph({ text: words, heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 80 } });
const cell = (words: string | number, bold = false) =>
  new TableCell({
    children: [
      new Paragraph({
        children: [new TextRun({ text: String(words), bold, size: 18 })],
        alignment: typeof words === 'number' ? AlignmentType.END : AlignmentType.START,
      }),
    ],
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
  });
const table = (head: string[], rows: (string | number)[][]) =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((words) => cell(words, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((words) => cell(words)) })),
    ],
  });

/** The brief as a Word document. @param map PNG */
export async function writeBriefDocx(brief: Brief, rules: CityRules, cityName: string, lang: 'vi' | 'en', map: Buffer): Promise<Buffer> {
  const w = BRIEF_WORDS[lang];
  const said = (words: LocalText | undefined) => words?.[lang] ?? words?.vi ?? '';
  const instant = new Intl.DateTimeFormat(lang, { dateStyle: 'short', timeStyle: 'short', timeZone: rules.timeZone });
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${brief.day}T00:00:00Z`));
  const agency = (id: string | null) => (id === null ? w.nobody : said(rules.agencies.find((one) => one.id === id)?.name) || id);
  const area = (id: string | null) => said(rules.areas.find((one) => one.id === id)?.properties.name);
  const counts = ({ received, closed, open, late, urgent }: BriefCounts) => [received, closed, open, late, urgent];
  const cases = (list: BriefCase[]) =>
    list.length === 0
      ? text(w.none)
      : table(
          w.head,
          list.map((one) => [
            one.id,
            said(one.title),
            area(one.areaId),
            agency(one.agencyId),
            w.states[one.state],
            instant.format(new Date(one.dueAt)),
          ]),
        );
  const lines = brief.log.map(({ at, kind, actor, text: words, case: about, signed }) =>
    text(
      [
        `${instant.format(new Date(at))} · ${w.kinds[kind]}`,
        actor?.name,
        about && `${about.id} ${said(about.title)}`,
        words,
        signed && `${w.signedBy}: ${signed.by.name}, ${instant.format(new Date(signed.at))}`,
      ]
        .filter(Boolean)
        .join(' · '),
    ),
  );
  const document = new Document({
    title: `${w.title} ${brief.day}`,
    creator: cityName,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 24 } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: `${w.title} · ${cityName}`, heading: HeadingLevel.HEADING_1 }),
          text(`${day}. ${w.made} ${instant.format(new Date(brief.until))}.`),
          heading(w.figures),
          table(['', w.received, w.closed, w.open, w.late, w.urgent], [[w.all, ...counts(brief.all)]]),
          text(`${w.before}: ${brief.before}`),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: map,
                transformation: { width: LINE, height: Math.round((LINE * BRIEF_MAP.height) / BRIEF_MAP.width) },
                altText: { name: w.map, title: w.map, description: w.map },
              }),
            ],
          }),
          text(w.map),
          heading(w.byAgency),
          brief.agencies.length === 0
            ? text(w.none)
            : table(
                [w.agency, w.received, w.closed, w.open, w.late, w.urgent],
                brief.agencies.map((row) => [agency(row.agencyId), ...counts(row)]),
              ),
          heading(w.urgentCases),
          cases(brief.urgent),
          heading(w.lateCases),
          cases(brief.late),
          heading(w.incidents),
          ...(brief.incidents.length === 0
            ? [text(w.none)]
            : brief.incidents.map((one) => text(`${one.title} · ${instant.format(new Date(one.openedAt))} · ${one.reports} ${w.reports}`))),
          heading(w.log),
          ...(lines.length === 0 ? [text(w.none)] : lines),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
