import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nextMorning } from '../../follow/collect-notices.ts';
import { WORDS } from '../../follow/words.ts';
import { type FollowPortal, MINUTE, makeFollowPortal } from '../../testing/follow-portal.ts';
import { jsonOf } from '../../testing/send-report.ts';
import type { FollowAnswer, NewFollowInput } from './contract.ts';

let at: FollowPortal;
beforeEach(async () => {
  at = await makeFollowPortal();
});
afterEach(() => at.portal.close());

describe('alerts', () => {
  const near: Partial<NewFollowInput> = { target: { kind: 'point', at: [105.001, 21], radius: 500 } };
  it('tell new reports round a point, in a ward, in the city, by topic', async () => {
    const wish = async (n: number, change: Partial<NewFollowInput>) =>
      at.followed({ ...change, by: { way: 'mail', email: `n${n}@example.vn` } });
    await wish(1, near);
    await wish(2, { target: { kind: 'area', id: 'whole' } });
    await wish(3, { target: { kind: 'city' } });
    await wish(4, { target: { kind: 'city' }, categories: ['order'] });
    await wish(5, { target: { kind: 'point', at: [105.009, 21], radius: 500 } });
    await at.report({ title: 'Gần' });
    const all = await at.news();
    expect(all.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['n1@example.vn', 'Phản ánh mới: Gần'],
      ['n2@example.vn', 'Phản ánh mới: Gần'],
      ['n3@example.vn', 'Phản ánh mới: Gần'],
    ]);
    await at.report({ title: 'Xa', position: [105.0089, 21.0001] });
    expect((await at.news()).map(({ to }) => to).sort()).toEqual(['n2@example.vn', 'n3@example.vn', 'n5@example.vn']);
  });
  it('wait until moderation shows a report, and tell it once', async () => {
    await at.followed({ target: { kind: 'city' } });
    const { id } = await at.report({ categoryId: 'order', title: 'Chưa xem' });
    expect(await at.news()).toEqual([]);
    const publish = (publish: boolean) => at.staffPost(id, 'moderation', { publish, title: 'Đã xem' });
    await publish(true);
    expect((await at.news()).map(({ subject }) => subject)).toEqual(['Phản ánh mới: Đã xem']);
    await publish(false);
    await publish(true);
    expect(await at.news()).toEqual([]);
  });
  it('tell one person once, however many of theirs a report fits', async () => {
    const secret = await at.followed(near);
    expect(
      await jsonOf<FollowAnswer>(at.follow({ target: { kind: 'city' }, by: { way: 'link' } }, { authorization: `Follow ${secret}` })),
    ).toEqual({
      state: 'active',
      secret,
    });
    await at.report({});
    expect(await at.news()).toHaveLength(1);
  });
  it('come as a digest in the morning where that was asked', async () => {
    // The portal's clock says ten in the morning in the city.
    await at.followed({ target: { kind: 'city' }, pace: 'daily' });
    for (let n = 0; n < 60; n++) await at.report({ title: `Số ${n}` });
    expect(await at.news(10 * 60 * MINUTE)).toEqual([]);
    const [digest, ...others] = await at.news(12 * 60 * MINUTE);
    expect(others).toEqual([]);
    expect(digest?.subject).toBe('60 phản ánh mới – Thành phố mot');
    expect(digest?.text).toContain('Số 0');
    expect(digest?.text).not.toContain('Số 50');
    expect(digest?.text).toContain('… và 10 phản ánh nữa');
  });
  it('pass over what was there before anybody followed', async () => {
    await at.report({ title: 'Trước' });
    expect(await at.news()).toEqual([]);
    expect(
      (await at.portal.db.client.execute('SELECT (SELECT seq FROM follow_position) = max(seq) AS passed FROM report_event')).rows,
    ).toMatchObject([{ passed: 1 }]);
    await at.followed({ target: { kind: 'city' } });
    await at.report({ title: 'Sau' });
    expect((await at.news()).map(({ subject }) => subject)).toEqual(['Phản ánh mới: Sau']);
  });
  it('the morning is seven o’clock in the city', () => {
    const at = (text: string) => new Date(nextMorning('Asia/Ho_Chi_Minh', new Date(text))).toISOString();
    expect(at('2026-01-14T03:00:30Z')).toBe('2026-01-15T00:00:00.000Z');
    expect(at('2026-01-14T23:59:59Z')).toBe('2026-01-15T00:00:00.000Z');
    expect(at('2026-01-15T00:00:00Z')).toBe('2026-01-16T00:00:00.000Z');
  });
});

describe('letters', () => {
  it('have the same words in every language', async () => {
    const [first, ...others] = Object.values(WORDS).map((words) =>
      Object.entries(words).map(([key, text]) => [key, text.match(/\{\w+\}/g)?.sort() ?? []]),
    );
    for (const other of others) expect(other).toEqual(first);
  });
});
