import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMercatorUnit } from '../../../tiles/geo/mercator-tiling.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { CaseList } from './contract.ts';

const COUNT = 900;
const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;

let portal: Portal;
beforeAll(async () => {
  const ward = makeIdentity('ioc-operator');
  const identify = identifyBy({
    operator: makeIdentity('ioc-operator'),
    officer: makeIdentity('agency-officer', ['office']),
    ward: { ...ward, grants: ward.grants.map((grant) => ({ ...grant, scope: { areas: ['whole'] } })) },
  });
  const agencies = ['office', 'roads'].map((id) => ({ id, name: { vi: id } }));
  const reports = Array.from({ length: COUNT }, (_, i) =>
    makeReport(`r-${i}`, {
      position: [105 + (noise(i) - 0.5) * (i % 7 ? 0.01 : 0.08), 21 + (noise(i + 0.5) - 0.5) * (i % 7 ? 0.01 : 0.08)],
      status: (['received', 'in_progress', 'done', 'rejected'] as const)[i % 4] ?? 'done',
      categoryId: i % 3 ? 'road' : 'noise',
      agencyId: i % 5 ? 'office' : 'roads',
      title: { vi: `Ổ gà số ${i % 10}` },
      dueAt: new Date(Date.parse('2026-01-10T00:00:00Z') + noise(i) * 10 * 86_400_000).toISOString(),
    }),
  );
  portal = await makePortal([makePack('mot', { agencies, reports })], { identify });
  await portal.db.write((client) =>
    client.executeMultiple(`UPDATE report SET published = 0 WHERE seq % 6 = 0; UPDATE report_case SET priority = report % 3;
      UPDATE report_case SET agency = NULL WHERE report % 31 = 0; UPDATE report_case SET assignee = 'ioc-operator' WHERE report % 11 = 0`),
  );
});
afterAll(() => portal.close());

/** How many cases all tiles of a level hold, and the ids of those that stand alone. */
async function level(z: number, query: string, who: string): Promise<{ count: number; ids: string[] }> {
  const { rows } = await portal.db.client.execute('SELECT lng, lat FROM report');
  const at = rows.map((row) =>
    toMercatorUnit(Number(row.lng), Number(row.lat))
      .map((v) => Math.floor(v * 2 ** z))
      .join('/'),
  );
  const found = { count: 0, ids: [] as string[] };
  for (const one of new Set(at)) {
    const response = await portal.app.request(`/api/cities/mot/cases/tiles/${z}/${one}.mvt?${query}`, { headers: { 'x-as': who } });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const layer = new VectorTile(new PbfReader(await response.arrayBuffer())).layers.reports;
    for (let i = 0; i < (layer?.length ?? 0); i++) {
      const { id, count } = layer?.feature(i).properties ?? {};
      found.count += Number(count ?? 1);
      if (id !== undefined) found.ids.push(String(id));
    }
  }
  return found;
}

describe('the tiles of the queue', () => {
  it.each([
    '',
    'open=yes',
    'open=no&category=noise',
    'late=yes',
    'late=yes&published=no',
    'agency=office,none',
    'state=received,in_moderation,forwarded,accepted,scheduled,in_progress,on_hold,reopened',
    'state=received,forwarded',
    'state=answered,done,not_accepted,merged,cancelled',
    'priority=urgent',
    'assignee=me&open=yes',
    'area=whole&published=yes',
    'q=so+3',
  ])('hold as many as the queue under %s', async (query) => {
    for (const who of ['operator', 'officer', 'ward']) {
      const list = CaseList.parse((await portal.get(`/api/cities/mot/cases?limit=200&${query}`, { 'x-as': who })).json);
      for (const z of [0, 11, 14]) {
        const { count, ids } = await level(z, query, who);
        expect([who, z, count]).toEqual([who, z, list.numberMatched]);
        if (list.numberMatched <= 200) for (const id of ids) expect(list.cases.map((one) => one.id)).toContain(id);
      }
    }
  });
  it('are for who may read cases', async () => {
    expect((await portal.app.request('/api/cities/mot/cases/tiles/0/0/0.mvt')).status).toBe(401);
    const wrong = await portal.app.request('/api/cities/mot/cases/tiles/0/0/0.mvt?state=lost', { headers: { 'x-as': 'operator' } });
    expect(wrong.status).toBe(400);
  });
});
