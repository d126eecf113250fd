import { computeFigures } from '../api/cases/compute-figures.ts';
import { encodeTile } from '../api/cases/encode-tile.ts';
import { type CaseFilter, caseConditions, listCases } from '../api/cases/list-cases.ts';
import { advanceLate } from '../api/cases/map-cells.ts';
import { packDays } from '../api/cases/pack-days.ts';
import { readCaseTile } from '../api/cases/read-case-tile.ts';
import { rebuildStories } from '../api/cases/read-stories.ts';
import { readTile } from '../api/cases/read-tile.ts';
import { makePack } from '../api/testing/make-pack.ts';
import { makePortal } from '../api/testing/make-portal.ts';
import { toMercatorUnit } from '../tiles/geo/mercator-tiling.ts';
import type { BenchResult, BenchRow, Target } from './bench.ts';
import { makeCrowd } from './make-crowd.ts';
import { timed } from './timed.ts';

const SMALL = Boolean(process.env.BENCH_SMALL);
const SIZES = SMALL ? [200, 500, 1000] : [10_000, 100_000, 1_000_000];
const RUNS = SMALL ? 3 : 200;
const FIGURE_RUNS = SMALL ? 3 : 20;
const STALE = 'UPDATE story_day SET columns = NULL WHERE day = (SELECT max(day) - ? FROM story_day)';
/** What takes less than a millisecond, mostly the driver's own time, counts as one where growth is told. */
const LEAST = 1;
const NOW = new Date('2026-01-14T03:00:00Z');
const CENTRE = [105, 21] as const;
/** Degrees: a city of some ten kilometres. */
const SPREAD = 0.05;
const CATEGORIES = ['road', 'traffic', 'lighting', 'rubbish', 'water', 'trees', 'order', 'noise'];
const AGENCIES = Array.from({ length: 20 }, (_, i) => `office-${i}`);
const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;

/** What is measured at every size. `growth`: what the largest may take in multiples of the smallest. */
interface Measure {
  what: string;
  runs?: number;
  growth?: Target;
  work(i: number): Promise<unknown>;
}

/** A tile of a level over a place of the city, another one each time. */
function tileAt(z: number, i: number) {
  const [x, y] = toMercatorUnit(CENTRE[0] + (noise(i) - 0.5) * SPREAD, CENTRE[1] + (noise(i + 0.5) - 0.5) * SPREAD);
  return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) };
}

type Portal = Awaited<ReturnType<typeof makePortal>>;
function measures({ db, app }: Portal, size: number): Measure[] {
  const { client } = db;
  const all = { sql: '1', args: [] };
  const near = { atMost: 2 };
  const publicTile = async (z: number, i: number) => {
    const tile = tileAt(z, i);
    await advanceLate(db, NOW);
    return encodeTile(tile, await readTile(client, { city: 'crowd', tile, filter: { published: true } }));
  };
  const staffTile = async (z: number, i: number, filter: CaseFilter) => {
    const tile = tileAt(z, i);
    return encodeTile(tile, await readCaseTile(client, { city: 'crowd', tile, filter, reach: all, now: NOW }));
  };
  const queue = (filter: CaseFilter, sort: 'due' | 'new' | 'priority' = 'due', limit = 50) =>
    listCases(client, { where: caseConditions('crowd', filter, all, NOW), sort, limit });
  const box = (i: number) => {
    const [w, s] = [CENTRE[0] + (noise(i) - 0.5) * SPREAD, CENTRE[1] + (noise(i + 0.5) - 0.5) * SPREAD];
    return [w, s, w + 0.001, s + 0.001].map((v) => v.toFixed(5)).join();
  };
  const figures = { city: 'crowd', from: 0, to: NOW.getTime(), least: 1, now: NOW.getTime() } as const;
  return [
    { what: 'map tile, whole city (level 10)', growth: near, work: (i) => publicTile(10, i) },
    { what: 'map tile, a quarter (level 14)', growth: near, work: (i) => publicTile(14, i) },
    { what: 'map tile, a block (level 17)', growth: near, work: (i) => publicTile(17, i) },
    { what: 'staff tile, open cases (level 12)', growth: near, work: (i) => staffTile(12, i, { open: true }) },
    {
      what: 'staff tile, urgent open ones, counted one by one (level 12)',
      work: (i) => staffTile(12, i, { open: true, priority: ['urgent'] }),
    },
    { what: 'queue, open by due day, with its count', growth: near, work: () => queue({ open: true }) },
    // A page that the smallest city fills too.
    {
      what: 'queue, one agency’s late ones, 15 a page',
      growth: near,
      work: (i) => queue({ agency: [`office-${i % 20}`], late: true }, 'due', 15),
    },
    { what: 'queue, all by priority', growth: near, work: () => queue({}, 'priority') },
    { what: 'queue, words (one report’s number)', growth: near, work: (i) => queue({ q: `bao cao ${size - 1 - i * 3}` }) },
    { what: 'queue, a word that all have, open', growth: near, work: () => queue({ q: 'cao', open: true }) },
    { what: 'queue, words of every fortieth', work: (i) => queue({ q: `ngo ${10 + (i % 30)}` }) },
    {
      what: 'public list by box of 110 m',
      work: async (i) => (await app.request(`/api/cities/crowd/reports?bbox=${box(i)}`)).text(),
    },
    { what: 'figures of a year, in all', runs: FIGURE_RUNS, work: () => computeFigures(client, { ...figures, by: 'all' }) },
    { what: 'figures of a year, by agency', runs: FIGURE_RUNS, work: () => computeFigures(client, { ...figures, by: 'agency' }) },
    {
      what: 'figures of a year, a day of them changed since',
      runs: FIGURE_RUNS,
      work: async (i) => {
        await db.write((one) => one.execute({ sql: STALE, args: [i] }));
        return computeFigures(client, { ...figures, by: 'all' });
      },
    },
  ];
}

/** Map, queue and figures over ten thousand, a hundred thousand and a million reports, and how each grows. */
export async function bench(): Promise<BenchResult> {
  const rows: BenchRow[] = [];
  const found = new Map<string, number[]>();
  const growth = new Map<string, Target | undefined>();
  for (const size of SIZES) {
    const agencies = AGENCIES.map((id) => ({ id, name: { vi: id } }));
    const portal = await makePortal([makePack('crowd', { agencies })], { now: NOW });
    try {
      const began = performance.now();
      const areas = Array.from({ length: 12 }, (_, i) => `ward-${i}`);
      const crowd = { centre: CENTRE, spread: SPREAD, agencies: AGENCIES, areas, categories: CATEGORIES, now: NOW, days: 300 };
      await makeCrowd(portal.db, { city: 'crowd', count: size, ...crowd });
      const filled = performance.now();
      await packDays(portal.db);
      const packed = performance.now();
      const label = `${size.toLocaleString('en')} reports`;
      rows.push({ what: `filling, ${label}`, value: (filled - began) / 1000, unit: 's' });
      rows.push({
        what: `packing all days for the figures, ${label}`,
        value: (packed - filled) / 1000,
        unit: 's',
        note: 'once; then days that changed',
      });
      // The smallest tells how long the whole takes.
      if (size === SIZES[0]) {
        await rebuildStories(portal.db);
        const value = (performance.now() - packed) / 1000;
        rows.push({ what: `reading the whole log into stories, ${label}`, value, unit: 's', note: 'once; then only what is new' });
      }
      const { rows: cells } = await portal.db.client.execute('SELECT sum(n) AS n FROM report_cell WHERE level = 6');
      if (Number(cells[0]?.n) !== size) throw new Error(`the cells hold ${cells[0]?.n} of ${size} reports`);
      for (const { what, runs = RUNS, growth: target, work } of measures(portal, size)) {
        const { p50, p99 } = await timed(runs, work);
        const one: Target | undefined = what.startsWith('figures') && size >= 100_000 ? { atMost: size / 1000 } : undefined;
        rows.push({ what: `${what}, ${label}`, value: p50, unit: 'ms', note: `p99 ${p99.toFixed(1)} ms`, ...(one ? { target: one } : {}) });
        found.set(what, [...(found.get(what) ?? []), p50]);
        growth.set(what, target);
        console.log(`  ${what}, ${label}: ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
      }
    } finally {
      await portal.close();
    }
  }
  for (const [what, [first = 0, ...more]] of found) {
    const target = SMALL ? undefined : growth.get(what);
    const value = Math.max(LEAST, more.at(-1) ?? first) / Math.max(LEAST, first);
    rows.push({
      what: `growth: ${what}`,
      value,
      unit: 'x',
      note: `p50 at ${SIZES.at(-1)?.toLocaleString('en')} to ${SIZES[0]?.toLocaleString('en')}`,
      ...(target ? { target } : {}),
    });
  }
  return { title: 'A million reports', rows };
}
