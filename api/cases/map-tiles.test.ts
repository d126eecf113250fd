import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMercatorUnit } from '../../tiles/geo/mercator-tiling.ts';
import { makePack, makeReport } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { rebuildMap } from './map-cells.ts';

const COUNT = 700;
const STATUSES = ['received', 'in_progress', 'done', 'rejected'] as const;
/** Two crowds and some strays, so that tiles of every kind of answer come up. */
const place = (a: number, b: number, i: number): [number, number] => {
  const wide = i % 9 === 0 ? 0.4 : i % 2 === 0 ? 0.002 : 0.0001;
  return [105 + (a - 0.5) * wide, 21 + (b - 0.5) * wide];
};
const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;

let portal: Portal;
beforeAll(async () => {
  const agencies = ['office', 'roads'].map((id) => ({ id, name: { vi: id } }));
  const reports = Array.from({ length: COUNT }, (_, i) =>
    makeReport(`r-${i}`, {
      position: place(noise(i), noise(i + 0.5), i),
      status: STATUSES[i % 4] ?? 'done',
      categoryId: i % 3 ? 'road' : 'noise',
      agencyId: i % 5 ? 'office' : 'roads',
      dueAt: new Date(Date.parse('2026-01-14T00:00:00Z') + noise(i) * 10 * 86_400_000).toISOString(),
    }),
  );
  portal = await makePortal([makePack('mot', { agencies, reports })]);
});
afterAll(() => portal.close());

interface Counted {
  all: number;
  late: number;
  ids: string[];
}
async function tile(z: number, x: number, y: number, query = ''): Promise<Counted> {
  const response = await portal.app.request(`/api/cities/mot/reports/tiles/${z}/${x}/${y}.mvt${query}`);
  expect(response.status).toBe(200);
  const layer = new VectorTile(new PbfReader(await response.arrayBuffer())).layers.reports;
  const features = Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties ?? {});
  for (const f of features) {
    const parts = ['received', 'in_progress', 'late', 'done', 'rejected'].reduce((sum, key) => sum + Number(f[key] ?? 0), 0);
    expect(f.id === undefined ? parts : 1).toBe(f.count ?? 1);
    expect(typeof f.height).toBe('number');
  }
  return {
    all: features.reduce((sum, f) => sum + Number(f.count ?? 1), 0),
    late: features.reduce((sum, f) => sum + Number(f.late ?? 0), 0),
    ids: features.flatMap((f) => (f.id === undefined ? [] : [String(f.id)])),
  };
}

/** All tiles of a level on which there is a report, public or not. */
async function level(z: number, query = ''): Promise<Counted> {
  const { rows } = await portal.db.client.execute('SELECT lng, lat FROM report');
  const at = rows.map((row) =>
    toMercatorUnit(Number(row.lng), Number(row.lat))
      .map((v) => Math.floor(v * 2 ** z))
      .join('/'),
  );
  const tiles = await Promise.all(
    [...new Set(at)].map((one) => {
      const [x = 0, y = 0] = one.split('/').map(Number);
      return tile(z, x, y, query);
    }),
  );
  const sum = (key: 'all' | 'late') => tiles.reduce((total, one) => total + one[key], 0);
  return { all: sum('all'), late: sum('late'), ids: tiles.flatMap((one) => one.ids) };
}
const run = (sql: string, ...args: (string | number)[]) => portal.db.write((client) => client.execute({ sql, args }));
const one = async (sql: string) => Number((await portal.db.client.execute(sql)).rows[0]?.n);
const dump = async () => {
  const tables = await Promise.all(['report_cell', 'report_spot', 'cell_sum'].map((t) => portal.db.client.execute(`SELECT * FROM ${t}`)));
  return tables.flatMap(({ rows }) => rows.map((row) => JSON.stringify(Object.values(row))));
};

const which = fc.integer({ min: 0, max: COUNT - 1 });
const change = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), i: which, to: fc.constantFrom(...STATUSES) }),
  fc.record({ kind: fc.constant('published' as const), i: which, to: fc.constantFrom(0, 1) }),
  fc.record({
    kind: fc.constant('moved' as const),
    i: which,
    a: fc.double({ min: 0, max: 1, noNaN: true }),
    b: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('agency' as const), i: which, to: fc.constantFrom('office', 'roads') }),
  fc.record({ kind: fc.constant('due' as const), i: which, days: fc.integer({ min: -5, max: 15 }) }),
  fc.record({ kind: fc.constant('gone' as const), i: which }),
  fc.record({ kind: fc.constant('clock' as const), hours: fc.integer({ min: -30, max: 60 }) }),
);
async function make(step: typeof change extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  if (step.kind === 'clock') portal.clock.now = new Date(portal.clock.now.getTime() + step.hours * 3_600_000);
  else if (step.kind === 'status') await run('UPDATE report SET status = ? WHERE id = ?', step.to, `r-${step.i}`);
  else if (step.kind === 'published') await run('UPDATE report SET published = ? WHERE id = ?', step.to, `r-${step.i}`);
  else if (step.kind === 'agency') await run('UPDATE report_case SET agency = ? WHERE id = ?', step.to, `r-${step.i}`);
  else if (step.kind === 'gone') await run('DELETE FROM report WHERE id = ?', `r-${step.i}`);
  else if (step.kind === 'due')
    await run('UPDATE report SET due_at = ? WHERE id = ?', portal.clock.now.getTime() / 1000 + step.days * 86_400, `r-${step.i}`);
  else await run('UPDATE report SET lng = ?, lat = ? WHERE id = ?', ...place(step.a, step.b, step.i), `r-${step.i}`);
}

describe('the map’s tiles', () => {
  it('add up to all public reports at every zoom, whatever changes in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const step of steps) await make(step);
        const seconds = portal.clock.now.getTime() / 1000;
        const open = `published = 1 AND status IN ('received', 'in_progress')`;
        const expected = {
          all: await one('SELECT count(*) AS n FROM report WHERE published = 1'),
          late: await one(`SELECT count(*) AS n FROM report WHERE ${open} AND due_at < ${seconds}`),
          noise: await one(`SELECT count(*) AS n FROM report WHERE ${open} AND category = 'noise'`),
        };
        for (const z of [0, 6, 11, 14, 17, 20]) {
          const found = await level(z);
          expect([z, found.all, new Set(found.ids).size]).toEqual([z, expected.all, found.ids.length]);
          expect([z, (await level(z, '?category=noise,road&status=received,in_progress,done,rejected')).all]).toEqual([z, expected.all]);
          expect([z, (await level(z, '?late=yes')).all]).toEqual([z, expected.late]);
          expect([z, (await level(z, '?status=received,in_progress&category=noise')).all]).toEqual([z, expected.noise]);
        }
        const kept = await dump();
        await rebuildMap(portal.db, portal.clock.now);
        expect((await dump()).sort()).toEqual(kept.sort());
      }),
      { numRuns: Number(process.env.MAP_RUNS ?? 3) },
    );
  }, 120_000);

  it('bring single reports with their ids where they are few, and never one that is not public', async () => {
    await run(`UPDATE report SET published = 0 WHERE category = 'noise'`);
    const { rows } = await portal.db.client.execute('SELECT id FROM report WHERE published = 1');
    const close = await level(20);
    expect(close.ids.length).toBeGreaterThan(rows.length / 2);
    for (const z of [0, 12, 16, 20]) for (const id of (await level(z)).ids) expect(rows.map((row) => row.id)).toContain(id);
    expect((await level(14, '?category=noise')).all).toBe(0);
  });

  it('are answered once, and known again by their ETag', async () => {
    const path = '/api/cities/mot/reports/tiles/0/0/0.mvt';
    const first = await portal.app.request(path);
    expect(first.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await portal.app.request(path, { headers })).status).toBe(304);
    await run(`UPDATE report SET status = 'rejected' WHERE status = 'done'`);
    expect((await portal.app.request(path, { headers })).status).toBe(200);
  });

  it.each(['21/0/0.mvt', '0/1/0.mvt', '3/2/8.mvt', '3/2/2', '3/-1/2.mvt', 'a/b/c.mvt'])('there is no tile %s', async (at) => {
    expect((await portal.app.request(`/api/cities/mot/reports/tiles/${at}`)).status).toBe(404);
  });
  it('there are none of a city that is not here, nor for a state that is none', async () => {
    expect((await portal.app.request('/api/cities/hai/reports/tiles/0/0/0.mvt')).status).toBe(404);
    expect((await portal.app.request('/api/cities/mot/reports/tiles/0/0/0.mvt?status=lost')).status).toBe(400);
  });
});
