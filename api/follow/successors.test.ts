import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewFollowInput } from '../features/follow/contract.ts';
import { packIds, readPack } from '../seed/read-pack.ts';
import { type FollowPortal, makeFollowPortal } from '../testing/follow-portal.ts';
import { followedWith, successorsOf } from './successors.ts';

const [BEFORE, AFTER] = ['2025-06-20', '2025-07-02'];
/** Lane 308: Chiềng Lề until 30 June 2025, Tô Hiệu from then on; and a place in Chiềng Cơi, old and new. */
const LANE = [103.912506, 21.334696];
const ELSEWHERE = [103.905, 21.312];

let at: FollowPortal;
beforeAll(async () => {
  at = await makeFollowPortal({ pack: await readPack('son-la') });
  at.portal.clock.now = new Date(`${BEFORE}T08:00:00+07:00`);
});
afterAll(() => at.portal.close());

const ward = (id: string, email: string, more: Partial<NewFollowInput> = {}): Partial<NewFollowInput> => ({
  target: { kind: 'area', id },
  by: { way: 'mail', email },
  ...more,
});
const report = (title: string, position: number[]) => at.report({ categoryId: 'road', title, position: position as [number, number] });
const told = async () => (await at.news()).map(({ to, subject }) => `${to} ${subject}`).sort();

it('every ward of Sơn La that ended has what it became, by drawing as by decree, and none that is there has any', async () => {
  const { areas } = await readPack('son-la');
  const names = (id: string, day: string) => successorsOf(areas, id, day).map((one) => one.id);
  for (const { id, properties } of areas) {
    const decreed = areas.filter((one) => one.properties.mergedFrom.some((from) => from.id === id)).map((one) => one.id);
    expect(names(id, AFTER), id).toEqual(properties.validTo === undefined ? [] : decreed);
    expect(names(id, BEFORE), id).toEqual([]);
  }
  // Without the decree, the drawings say the same.
  const drawn = areas.map((one) => ({ ...one, properties: { ...one.properties, mergedFrom: [] } }));
  for (const { id } of areas)
    expect(
      successorsOf(drawn, id, AFTER).map((one) => one.id),
      id,
    ).toEqual(names(id, AFTER));
  expect(followedWith(areas, 'phuong-to-hieu', AFTER)).toContain('phuong-chieng-le-truoc-2025');
  expect(followedWith(areas, 'phuong-to-hieu', BEFORE)).toEqual(['phuong-to-hieu']);
});

it('in no city a ward that ended is left without a successor', async () => {
  for (const city of await packIds()) {
    const { areas } = await readPack(city);
    for (const { id, properties } of areas)
      if (['ward', 'commune'].includes(properties.level) && properties.validTo !== undefined && properties.validTo <= AFTER)
        expect(successorsOf(areas, id, AFTER), `${city} ${id}`).not.toEqual([]);
  }
});

it('a follower of a ward goes on with what covers its place, is told once, and reads why', async () => {
  const old = await at.followed(ward('phuong-chieng-le-truoc-2025', 'le@example.vn'));
  await at.followed(ward('phuong-to-hieu-truoc-2025', 'hieu@example.vn'));
  await at.followed(ward('phuong-chieng-coi-truoc-2025', 'coi@example.vn'));
  await report('Trước ngày đổi', LANE);
  expect(await told()).toEqual(['le@example.vn Phản ánh mới: Trước ngày đổi']);
  expect((await at.list(old)).follows[0]?.today).toEqual([]);

  at.portal.clock.now = new Date(`${AFTER}T08:00:00+07:00`);
  // One who follows the new ward beside an old one gets one letter.
  const both = await at.followed(ward('phuong-to-hieu', 'hai@example.vn'));
  await at.follow({ ...ward('phuong-quyet-tam-truoc-2025', ''), by: { way: 'link' } }, { authorization: `Follow ${both}` });
  await at.letters();
  await report('Sau ngày đổi', LANE);
  const letters = await at.news();
  expect(letters.map(({ to }) => to).sort()).toEqual(['hai@example.vn', 'hieu@example.vn', 'le@example.vn']);
  const letter = letters.find(({ to }) => to === 'le@example.vn')?.text;
  expect(letter).toContain('Phường Chiềng Lề nay không còn là đơn vị hành chính riêng; nơi này hiện thuộc Phường Tô Hiệu');
  expect((await at.list(old)).follows[0]?.today).toEqual([{ vi: 'Phường Tô Hiệu', en: 'Tô Hiệu Ward' }]);

  await report('Nơi khác', ELSEWHERE);
  expect(await told()).toEqual(['coi@example.vn Phản ánh mới: Nơi khác']);
});

it('a report of the old ward that is shown only under the new one reaches the followers of both', async () => {
  at.portal.clock.now = new Date('2025-06-30T23:30:00+07:00');
  const { id } = await at.report({ categoryId: 'order', title: 'Chờ xem', position: LANE as [number, number] });
  expect(await told()).toEqual([]);
  at.portal.clock.now = new Date(`${AFTER}T08:00:00+07:00`);
  await at.staffPost(id, 'moderation', { publish: true, title: 'Đã xem' });
  expect((await told()).map((line) => line.split(' ')[0])).toEqual(['hai@example.vn', 'hieu@example.vn', 'le@example.vn']);
});
