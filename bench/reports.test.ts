import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuildMap } from '../api/cases/map-cells.ts';
import { rebuildStories } from '../api/cases/read-stories.ts';
import { ReportCollection } from '../api/features/reports/contract.ts';
import { makePack } from '../api/testing/make-pack.ts';
import { makePortal, type Portal } from '../api/testing/make-portal.ts';
import { makeCrowd } from './make-crowd.ts';

const COUNT = 1200;
let portal: Portal;
beforeAll(async () => {
  portal = await makePortal([makePack('mot')]);
  await makeCrowd(portal.db, {
    city: 'mot',
    count: COUNT,
    centre: [105, 21],
    spread: 0.05,
    agencies: ['office'],
    areas: ['whole'],
    categories: ['road', 'noise'],
    now: portal.clock.now,
    days: 300,
  });
});
afterAll(() => portal.close());
const count = async (sql: string) => Number((await portal.db.client.execute(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);

describe('reports made in bulk', () => {
  it('are whole: case, words, box, log, cells and stories for each', async () => {
    for (const table of ['report', 'report_case', 'case_text', 'report_box', 'report_spot', 'report_story'])
      expect([table, await count(table)]).toEqual([table, COUNT]);
    expect(await count(`report_event WHERE kind = 'received'`)).toBe(COUNT);
    const { rows } = await portal.db.client.execute('SELECT level, sum(n) AS n FROM report_cell GROUP BY level');
    const stories = async () => JSON.stringify((await portal.db.client.execute('SELECT * FROM report_story ORDER BY report')).rows);
    const told = await stories();
    await rebuildStories(portal.db);
    expect(await stories()).toBe(told);
    const days = await count('story_day WHERE columns IS NOT NULL');
    expect(days).toBe(await count('(SELECT DISTINCT (received + 25200000) / 86400000 FROM report_story)'));
    expect(rows.map((row) => Number(row.n))).toEqual(Array.from({ length: 8 }, () => COUNT));
  });
  it('keep the contract, and their triggers', async () => {
    const list = ReportCollection.parse((await portal.get('/api/cities/mot/reports?limit=500')).json);
    expect(list.numberMatched).toBe(await count('report WHERE published = 1'));
    await portal.db.write((client) => client.execute(`UPDATE report SET published = 0 WHERE id = '${list.features[0]?.id}'`));
    expect(await count(`report_spot WHERE published = 1`)).toBe(list.numberMatched - 1);
    const cells = async () =>
      JSON.stringify([
        (await portal.db.client.execute('SELECT * FROM report_cell')).rows,
        (await portal.db.client.execute('SELECT * FROM cell_sum')).rows,
      ]);
    const kept = await cells();
    await rebuildMap(portal.db, portal.clock.now);
    expect(await cells()).toBe(kept);
  });
  it('are measured at every size', async () => {
    process.env.BENCH_SMALL = '1';
    const { bench } = await import('./reports.bench.ts');
    const { rows } = await bench();
    const growth = rows.filter(({ what }) => what.startsWith('growth'));
    expect(growth.length).toBeGreaterThan(10);
    expect(rows.filter(({ what }) => / reports$/.test(what))).toHaveLength(3 * (growth.length + 2) + 1);
    for (const { value } of rows) expect(Number.isFinite(value)).toBe(true);
  });
});
