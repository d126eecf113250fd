import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeUser, send, signIn } from '../../auth/user.factory.ts';
import { sweepFollows } from '../../follow/sweep-follows.ts';
import { DAY, EMAIL, type FollowPortal, makeFollowPortal } from '../../testing/follow-portal.ts';
import { jsonOf, told } from '../../testing/send-report.ts';
import type { FollowAnswer, Follows, NewFollowInput } from './contract.ts';

let at: FollowPortal;
beforeEach(async () => {
  at = await makeFollowPortal();
});
afterEach(() => at.portal.close());

describe('one’s own subscriptions', () => {
  it('are read, changed, paused and ended by the secret link, without the whole address', async () => {
    const secret = await at.followed({ target: { kind: 'city' } });
    const { follows, address, channel } = await at.list(secret);
    expect([channel, address, follows.length]).toEqual(['mail', 'b•••@example.vn', 1]);
    const id = follows[0]?.id ?? '';
    const headers = { authorization: `Follow ${secret}`, 'content-type': 'application/json' };
    const patch = (body: unknown) => at.ask(`/api/follows/${id}`, { method: 'PATCH', body: JSON.stringify(body), headers });
    expect((await jsonOf<Follows>(patch({ paused: true, categories: ['road'] }))).follows[0]).toMatchObject({
      paused: true,
      categories: ['road'],
    });
    await at.report({});
    expect(await at.news()).toEqual([]);
    await patch({ paused: false, pace: 'daily' });
    expect(await at.news()).toEqual([]);
    expect(await told(await patch({ radius: 500 }))).toBe('400 bad-request');
    expect((await at.ask(`/api/follows/${id}`, { method: 'DELETE', headers })).status).toBe(204);
    expect(await told(await at.ask('/api/follows', { headers }))).toBe('404 not-found');
  });
  it('end all at once, and the address is forgotten', async () => {
    const secret = await at.followed();
    const headers = { authorization: `Follow ${secret}` };
    await at.follow({ target: { kind: 'city' }, by: { way: 'link' } }, headers);
    expect((await at.list(secret)).follows).toHaveLength(2);
    expect((await at.ask('/api/follows', { method: 'DELETE', headers })).status).toBe(204);
    expect([await at.count('subscription'), await at.count('follower'), await at.count('follow_notice')]).toEqual([0, 0, 0]);
  });
  it('by account: the address was confirmed with it, so no mail asks for it again', async () => {
    await at.portal.close();
    at = await makeFollowPortal({ staff: false });
    const { email } = await makeUser(at.portal, [], { email: 'tai-khoan@example.vn' });
    const cookie = await signIn(at.portal, email);
    const byAccount = (target: NewFollowInput['target']) =>
      send(at.portal, '/api/cities/mot/follows', { target, by: { way: 'account' } }, cookie);
    const own = async () => (await (await at.ask('/api/me/follows', { headers: { cookie } })).json()) as { secret: string | null };
    expect(await own()).toEqual({ secret: null });
    const { secret } = await jsonOf<FollowAnswer>(byAccount({ kind: 'report', id: 'mot-1' }));
    expect(secret).toMatch(/^[\w.-]{60,}$/);
    expect(await own()).toEqual({ secret });
    expect(await jsonOf<FollowAnswer>(byAccount({ kind: 'city' }))).toEqual({ state: 'active', secret });
    expect(await at.letters()).toEqual([]);
    // The same address without the account is another follower: knowing it opens nothing.
    expect(await jsonOf<FollowAnswer>(at.follow({ by: { way: 'mail', email } }))).toEqual({ state: 'confirm', secret: null });
    expect((await at.list(secret ?? '')).follows).toHaveLength(2);
  });
  it('are forgotten unconfirmed after three days, and after a closed report’s ninety', async () => {
    await at.follow();
    at.wait(4 * DAY);
    await sweepFollows(at.parts());
    expect([await at.count('subscription'), await at.count('follower')]).toEqual([0, 0]);
    await at.letters();
    await at.followed();
    await at.move('mot-1', { to: 'done', answer: 'Xong' });
    at.wait(89 * DAY);
    await sweepFollows(at.parts());
    expect(await at.count('subscription')).toBe(1);
    at.wait(2 * DAY);
    await sweepFollows(at.parts());
    expect([await at.count('subscription'), await at.count('follower')]).toEqual([0, 0]);
  });
});

describe('the reporter', () => {
  const contact = { email: EMAIL, updates: true };
  it('who asked for it is told of every step, while the public does not see the report too', async () => {
    const { id } = await at.report({ categoryId: 'order', title: 'Ông A lấn chiếm', contact });
    const [asked] = await at.letters();
    expect(asked?.text).toContain(`phản ánh ${id} của bạn`);
    expect(asked?.text).not.toContain('Ông A');
    await at.confirm(asked);
    await at.move(id, { to: 'in_progress' });
    const [letter] = await at.news();
    expect(letter).toMatchObject({ to: EMAIL, subject: `Đang xử lý: phản ánh ${id} của bạn` });
    expect(letter?.text).not.toContain('Ông A');
    await at.move(id, { to: 'merged', caseId: 'mot-1', reason: 'Trùng' });
    expect((await at.news())[0]?.text).toContain('Đã gộp vào phản ánh mot-1');
    await at.move('mot-1', { to: 'in_progress' });
    expect((await at.news())[0]?.subject).toBe('Đang xử lý: Ổ gà mot-1');
  });
  it('is not written to without asking, and no more once the contact is removed', async () => {
    await at.report({ contact: { email: EMAIL } });
    expect(await at.letters()).toEqual([]);
    await at.report({ contact });
    await at.confirm((await at.letters())[0]);
    expect(await at.count('subscription')).toBe(1);
    await at.portal.db.write((client) => client.execute('DELETE FROM report_contact'));
    expect(await at.count('subscription')).toBe(0);
  });
  it('follows by the tracking link', async () => {
    const { id, trackingToken } = await at.report({ categoryId: 'order' });
    expect(await told(await at.follow({ target: { kind: 'report', id } }))).toBe('404 not-found');
    expect((await at.follow({ target: { kind: 'report', id } }, { authorization: `Tracking ${trackingToken}` })).status).toBe(200);
  });
});
