import type { LocalText } from '../../../data/contract.ts';
import type { GuidePack } from '../../../narration/pack/read-guides.ts';
import type { Database } from '../../db/database.ts';
import type { StoryParent } from '../../guides/recordings.ts';
import type { StoryTitles, Tallied } from '../../guides/tally.ts';
import { type Counts, type GuideFigures, TALLY_EVENTS } from '../../guides/tally-contract.ts';

const DAY = 86_400_000;

export type TallyRow = Omit<Tallied, 'city'> & { n: number };

/** Rows of a city from one day to another, both included, in the order of time. */
export async function tallyRows({ client }: Database, city: string, from: string, to: string): Promise<TallyRow[]> {
  const { rows } = await client.execute({
    sql: `SELECT day, hour, kind, parent, stop, lang, event, n FROM story_tally WHERE city = ? AND day BETWEEN ? AND ?
      ORDER BY day, hour, kind, parent, stop, lang, event`,
    args: [city, from, to],
  });
  return rows.map((row) => ({
    day: String(row.day),
    hour: Number(row.hour),
    kind: row.kind === 'tour' ? 'tour' : 'guide',
    parent: String(row.parent),
    stop: String(row.stop),
    lang: String(row.lang),
    event: TALLY_EVENTS.find((event) => event === row.event) ?? 'play',
    n: Number(row.n),
  }));
}

const none = (): Counts => ({ scan: 0, play: 0, complete: 0 });
function sums(rows: readonly TallyRow[], keyOf: (row: TallyRow) => string): Map<string, Counts> {
  const found = new Map<string, Counts>();
  for (const row of rows) {
    const key = keyOf(row);
    const counts = found.get(key) ?? none();
    counts[row.event] += row.n;
    found.set(key, counts);
  }
  return found;
}
/** The most heard first; of equals the most scanned. */
const ranked = (counts: Map<string, Counts>) => [...counts].sort(([, a], [, b]) => b.play - a.play || b.scan - a.scan);

/** What guides and their stops are called. */
export const guideTitles = (packs: readonly GuidePack[]): StoryTitles[] =>
  packs.map(({ guide, languages }) => {
    const said = (of: (words: (typeof languages)[number]['words']) => string | undefined, id: string): LocalText => ({
      vi: id,
      ...Object.fromEntries(languages.flatMap(({ lang, words }) => (of(words) === undefined ? [] : [[lang, of(words)]]))),
    });
    const stops = guide.stops.map(({ id }) => [id, said((words) => words.stops[id]?.title, id)]);
    return { kind: 'guide', parent: guide.id, title: said(({ title }) => title, guide.id), stops: Object.fromEntries(stops) };
  });

/** The figures of a period. @param titles guides and tours as they are today: what is no longer told keeps its id as its name */
export function guideFigures(rows: readonly TallyRow[], titles: readonly StoryTitles[], from: string, to: string): GuideFigures {
  const titled = ({ kind, parent }: StoryParent) => titles.find((one) => one.kind === kind && one.parent === parent);
  const byDay = sums(rows, ({ day }) => day);
  const byHour = sums(rows, ({ hour }) => String(hour));
  const days: GuideFigures['days'] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, ...(byDay.get(day) ?? none()) });
  }
  /** Counts of each guide or tour with its title. */
  const parents = (kind: StoryParent['kind']) =>
    ranked(
      sums(
        rows.filter((row) => row.kind === kind),
        ({ parent }) => parent,
      ),
    ).map(([parent, counts]) => ({ parent, title: titled({ kind, parent })?.title ?? { vi: parent }, ...counts }));
  const stops = sums(
    rows.filter(({ stop }) => stop !== ''),
    ({ kind, parent, stop }) => `${kind} ${parent} ${stop}`,
  );
  return {
    from,
    to,
    all: sums(rows, () => '').get('') ?? none(),
    days,
    hours: Array.from({ length: 24 }, (_, hour) => byHour.get(String(hour)) ?? none()),
    guides: parents('guide').map(({ parent, ...rest }) => ({ guide: parent, ...rest })),
    tours: parents('tour').map(({ parent, ...rest }) => ({ tour: parent, ...rest })),
    stops: ranked(stops).map(([key, counts]) => {
      const [kind, parent = '', stop = ''] = key.split(' ');
      const of = kind === 'tour' ? { tour: parent } : { guide: parent };
      const title = titled({ kind: kind === 'tour' ? 'tour' : 'guide', parent })?.stops[stop] ?? { vi: stop };
      return { ...of, stop, title, ...counts };
    }),
    langs: ranked(
      sums(
        rows.filter(({ lang }) => lang !== ''),
        ({ lang }) => lang,
      ),
    ).map(([lang, counts]) => ({ lang, ...counts })),
  };
}
