import type { LocalText } from '../../../data/contract.ts';
import type { GuidePack } from '../../../narration/pack/read-guides.ts';
import type { Database } from '../../db/database.ts';
import type { Tallied } from './tally.ts';
import { type Counts, type GuideFigures, TALLY_EVENTS } from './tally-contract.ts';

const DAY = 86_400_000;

export type TallyRow = Omit<Tallied, 'city'> & { n: number };

/** Rows of a city from one day to another, both included, in the order of time. */
export async function tallyRows({ client }: Database, city: string, from: string, to: string): Promise<TallyRow[]> {
  const { rows } = await client.execute({
    sql: 'SELECT day, hour, guide, stop, lang, event, n FROM guide_tally WHERE city = ? AND day BETWEEN ? AND ? ORDER BY day, hour, guide, stop, lang, event',
    args: [city, from, to],
  });
  return rows.map((row) => ({
    day: String(row.day),
    hour: Number(row.hour),
    guide: String(row.guide),
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

/** The figures of a period. @param packs the guides as they are today: what is no longer told keeps its id as its name */
export function guideFigures(rows: readonly TallyRow[], packs: readonly GuidePack[], from: string, to: string): GuideFigures {
  const titles = (guide: string, stop: string): LocalText => {
    const pack = packs.find((one) => one.guide.id === guide);
    const said = pack?.languages.flatMap(({ lang, words }) => {
      const title = stop === '' ? words.title : words.stops[stop]?.title;
      return title === undefined ? [] : [[lang, title]];
    });
    return { vi: stop || guide, ...Object.fromEntries(said ?? []) };
  };
  const byDay = sums(rows, ({ day }) => day);
  const byHour = sums(rows, ({ hour }) => String(hour));
  const days: GuideFigures['days'] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ day, ...(byDay.get(day) ?? none()) });
  }
  return {
    from,
    to,
    all: sums(rows, () => '').get('') ?? none(),
    days,
    hours: Array.from({ length: 24 }, (_, hour) => byHour.get(String(hour)) ?? none()),
    guides: ranked(sums(rows, ({ guide }) => guide)).map(([guide, counts]) => ({ guide, title: titles(guide, ''), ...counts })),
    stops: ranked(
      sums(
        rows.filter(({ stop }) => stop !== ''),
        ({ guide, stop }) => `${guide} ${stop}`,
      ),
    ).map(([key, counts]) => {
      const [guide = '', stop = ''] = key.split(' ');
      return { guide, stop, title: titles(guide, stop), ...counts };
    }),
    langs: ranked(
      sums(
        rows.filter(({ lang }) => lang !== ''),
        ({ lang }) => lang,
      ),
    ).map(([lang, counts]) => ({ lang, ...counts })),
  };
}
