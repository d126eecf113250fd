/** Reports in the list of who sent them signed in: theirs, and nobody else's. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertUser } from '../../auth/keep-user.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { type Ask, identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport, told } from '../../testing/send-report.ts';
import { OwnReports, type Receipt, Tracking } from './intake-contract.ts';

let portal: Portal;
let ask: Ask;
const people: Parameters<typeof identifyBy>[0] = { operator: makeIdentity('ioc-operator') };
beforeAll(async () => {
  portal = await makePortal([makePack('mot')], { identify: identifyBy(people) });
  ask = (path, init) => portal.app.request(path, init);
  for (const name of ['lan', 'hoa']) {
    const userId = await portal.db.transact((tx) => insertUser(tx, { name, email: `${name}@example.vn` }, new Date()));
    people[name] = { ...makeIdentity('resident'), userId, grants: [] };
  }
});
afterAll(() => portal.close());
const as = (who: string) => ({ 'x-as': who });
const own = async (who: string, query = '') => OwnReports.parse(await jsonOf(ask(`/api/me/reports${query}`, { headers: as(who) })));
const send = (who: string, change: Parameters<typeof makeReportInput>[0]) =>
  jsonOf<Receipt>(sendReport(ask, 'mot', makeReportInput(change), { headers: as(who) }));

it('lists what was sent signed in and wished so, page by page, and opens it without the link', async () => {
  const mine = [await send('lan', { title: 'Một', own: true }), await send('lan', { title: 'Hai', own: true })];
  await send('lan', { title: 'Ẩn danh' });
  await send('hoa', { title: 'Của Hoa', own: true });
  expect((await own('lan')).reports.map(({ title }) => title.vi)).toEqual(['Hai', 'Một']);
  const first = await own('lan', '?limit=1');
  expect((await own('lan', `?limit=1&cursor=${first.nextCursor}`)).reports.map(({ id }) => id)).toEqual([mine[0]?.id]);
  const path = `/api/tracking?city=mot&report=${mine[0]?.id}`;
  expect(Tracking.parse(await jsonOf(ask(path, { headers: as('lan') }))).id).toBe(mine[0]?.id);
  for (const who of ['hoa', 'operator', 'nobody']) expect(await told(await ask(path, { headers: as(who) }))).toBe('404 not-found');
  const rating = (who: string) =>
    ask(`/api/tracking/satisfaction?city=mot&report=${mine[0]?.id}`, {
      method: 'POST',
      headers: { ...as(who), 'content-type': 'application/json' },
      body: '{"degree":"satisfied"}',
    });
  expect(await told(await rating('hoa'))).toBe('404 not-found');
  // Still open: it is theirs to rate, only not yet.
  expect(await told(await rating('lan'))).toBe('409 move-not-allowed');
});

it('tells staff nothing of the account, and forgets it with the account', async () => {
  const { id, trackingToken } = await send('hoa', { title: 'Rồi xóa', own: true });
  const detail = await (await ask(`/api/cities/mot/cases/${id}`, { headers: as('operator') })).text();
  expect(detail).not.toContain(String(people.hoa?.userId));
  expect(JSON.parse(detail).reporter).toBeUndefined();
  await portal.db.write((client) => client.execute({ sql: 'DELETE FROM user WHERE id = ?', args: [String(people.hoa?.userId)] }));
  expect((await own('hoa')).reports).toEqual([]);
  expect((await ask('/api/tracking', { headers: { authorization: `Tracking ${trackingToken}` } })).status).toBe(200);
});
