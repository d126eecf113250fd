import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { ReportCollection, ReportFeature } from './contract.ts';

let portal: Portal;
beforeAll(async () => {
  const reports = [
    makeReport('old-open'),
    makeReport('new-open', { createdAt: '2026-01-13T08:00:00+07:00', dueAt: '2026-01-20T08:00:00+07:00', categoryId: 'noise' }),
    makeReport('done-late', { status: 'done', createdAt: '2026-01-02T08:00:00+07:00' }),
    makeReport('working', { status: 'in_progress', createdAt: '2026-01-06T08:00:00+07:00', dueAt: '2026-01-14T10:00:01+07:00' }),
  ];
  portal = await makePortal([makePack('mot', { reports })]);
});
afterAll(() => portal.close());
const list = async (query = '') => ReportCollection.parse((await portal.get(`/api/cities/mot/reports?${query}`)).json);
const ids = async (query: string) => (await list(query)).features.map((f) => f.id);

describe('reports', () => {
  it('come newest first with the public fields only', async () => {
    expect(await ids('')).toEqual(['new-open', 'working', 'old-open', 'done-late']);
    const { json } = await portal.get('/api/cities/mot/reports/old-open');
    expect(ReportFeature.strict().parse(json).properties.late).toBe(true);
  });
  it('are late when open past their day, and only then', async () => {
    expect(await ids('late=yes')).toEqual(['old-open']);
    portal.clock.now = new Date('2026-01-14T03:00:02Z');
    expect(await ids('late=yes&limit=999')).toEqual(['working', 'old-open']);
  });
  it('are filtered by status and category', async () => {
    expect(await ids('status=done')).toEqual(['done-late']);
    expect(await ids('status=received,in_progress&category=noise')).toEqual(['new-open']);
    expect((await portal.get('/api/cities/mot/reports?status=lost')).status).toBe(400);
  });
  it('come as a feed of the city, an area, a circle and topics', async () => {
    const feed = async (query: string) => {
      const response = await portal.app.request(`/api/cities/mot/reports.rss?${query}`);
      return [response.status, (await response.text()).match(/<item>/g)?.length ?? 0];
    };
    expect(await feed('')).toEqual([200, 4]);
    expect(await feed('area=whole')).toEqual([200, 4]);
    expect(await feed('area=west')).toEqual([200, 0]);
    expect(await feed('category=noise,order')).toEqual([200, 1]);
    // A thousandth of a degree of longitude is 104 m here.
    expect(await feed('at=105.001,21&radius=110')).toEqual([200, 4]);
    expect(await feed('at=105.001,21&radius=100')).toEqual([200, 0]);
    expect(await feed('at=105.0007,21.0007&radius=100')).toEqual([200, 0]);
    for (const bad of ['at=x', 'at=105,21&radius=0', 'at=105,21&radius=99999', 'at=105']) expect((await feed(bad))[0], bad).toBe(400);
  });
});
