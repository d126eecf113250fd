import { isMet, type KeptResult, type Target } from './bench.ts';

/** Three digits that mean something. */
export function figure(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(3, digits) });
}

const targetText = (target: Target, unit: string) =>
  'atMost' in target ? `at most ${figure(target.atMost)} ${unit}`.trim() : `at least ${figure(target.atLeast)} ${unit}`.trim();

function section({ title, date, load, seconds, rows }: KeptResult): string {
  const lines = [
    `## ${title}`,
    '',
    `${date.slice(0, 16).replace('T', ' ')} UTC, load average ${load.toFixed(1)} at its start, ${Math.round(seconds)} s.`,
  ];
  if (rows.length === 0) return [...lines, ''].join('\n');
  lines.push('', '| what | figure | target | met | note |', '|---|---:|---|---|---|');
  for (const { what, value, unit, note = '', target } of rows) {
    const met = target ? (isMet(value, target) ? 'yes' : '**no**') : '';
    lines.push(
      `| ${what} | ${figure(value)} ${unit} | ${target ? targetText(target, unit) : ''} | ${met} | ${note} |`.replaceAll('  ', ' '),
    );
  }
  return [...lines, ''].join('\n');
}

const titleOf = (text: string) => text.slice(0, text.indexOf('\n'));

/** The sections of a written document, without the lines before the first. */
function sectionsOf(text: string): string[] {
  return text
    .split(/^(?=## )/m)
    .slice(1)
    .map((one) => `${one.trimEnd()}\n`);
}

/**
 * The whole of docs/bench.md.
 * @param before as it is now: tables that are renewed keep their places, and those measured elsewhere, of which no result is here, stay
 */
export function report(results: KeptResult[], machine: string[], before = ''): string {
  const fresh = results.map(section);
  const old = sectionsOf(before);
  const known = new Set(old.map(titleOf));
  const sections = [
    ...old.map((one) => fresh.find((other) => titleOf(other) === titleOf(one)) ?? one),
    ...fresh.filter((one) => !known.has(titleOf(one))),
  ];
  const cells = (cell: string) => sections.reduce((sum, one) => sum + one.split(`| ${cell} |`).length - 1, 0);
  const [met, missed] = [cells('yes'), cells('**no**')];
  return [
    '# Measurements',
    '',
    'Written by `npm run bench`; `npm run bench -- --only frame` renews one table. The figures that a ratio compares come from one run.',
    'A load average well above zero means that the machine had other work, which makes figures worse.',
    '',
    ...machine.map((line) => `- ${line}`),
    '',
    `${met} of ${met + missed} targets are met.`,
    '',
    ...sections,
  ].join('\n');
}
