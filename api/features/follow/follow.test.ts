import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectNotices } from '../../follow/collect-notices.ts';
import { flushNotices } from '../../follow/flush-notices.ts';
import { EMAIL, type FollowPortal, hashOf, MINUTE, makeFollowPortal } from '../../testing/follow-portal.ts';
import { jsonOf, makePhoto, solveProof, told } from '../../testing/send-report.ts';
import type { FollowAnswer, FollowOutcome, NewFollowInput } from './contract.ts';

let at: FollowPortal;
beforeEach(async () => {
  at = await makeFollowPortal();
});
afterEach(() => at.portal.close());

describe('following a report by mail', () => {
  it('begins with a link in a mail and not before', async () => {
    expect(await jsonOf<FollowAnswer>(at.follow())).toEqual({ state: 'confirm', secret: null });
    await at.move('mot-1', { to: 'in_progress' });
    const [asked, ...others] = await at.news();
    expect(others).toEqual([]);
    expect(asked).toMatchObject({ to: EMAIL, lang: 'vi', subject: 'Xác nhận theo dõi – Thành phố mot' });
    expect(asked?.text).toContain('phản ánh “Ổ gà mot-1” (mot-1)');
    const token = hashOf(asked?.text, 'confirm');
    expect(await jsonOf<FollowOutcome>(at.post('/api/follow/read-confirm', token))).toMatchObject({ city: 'mot', secret: null });
    expect(await at.news()).toEqual([]);
    const { secret } = await at.confirm(asked);
    // What was before is not told.
    expect(await at.news()).toEqual([]);
    await at.move('mot-1', { to: 'done', answer: 'Đã vá xong.\nCảm ơn bà con.' });
    const [letter] = await at.news();
    expect(letter).toMatchObject({ to: EMAIL, subject: 'Đã xử lý xong: Ổ gà mot-1' });
    expect(letter?.text).toContain('    Đã vá xong.\n    Cảm ơn bà con.');
    expect(letter?.text).toContain('https://bando.example.vn/mot?sel=report:mot-1');
    expect(letter?.unsubscribe).toMatch(/^https:\/\/bando\.example\.vn\/api\/follow\/end\?t=[0-9a-f]{24}\.[\w-]{43}$/);
    expect(hashOf(letter?.text, 'manage')).toBe(secret);
  });
  it('gathers what happens within minutes, and tells it in the follower’s language', async () => {
    await at.followed({ lang: 'en' });
    await at.move('mot-1', { to: 'accepted' });
    await collectNotices(at.parts());
    at.wait(MINUTE);
    expect(await flushNotices(at.parts())).toBe(0);
    await at.move('mot-1', { to: 'scheduled', day: '2026-01-20' });
    const extended = await at.ask('/api/cities/mot/cases/mot-1/extensions', {
      method: 'POST',
      body: JSON.stringify({ version: 3, dueAt: '2026-02-01T08:00:00+07:00', reason: 'Mưa' }),
      headers: { 'content-type': 'application/json', 'x-as': 'operator' },
    });
    expect(extended.status).toBe(200);
    const form = new FormData();
    form.append('photo', new Blob([await makePhoto()], { type: 'image/jpeg' }), 'photo');
    expect(
      (await at.ask('/api/cities/mot/cases/mot-1/photos', { method: 'POST', body: form, headers: { 'x-as': 'operator' } })).status,
    ).toBe(200);
    const told = await at.news();
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toBe('Scheduled: Ổ gà mot-1');
    for (const line of ['Accepted by the agency', 'Scheduled', 'Due date moved to', '    Mưa', '1 photos of the work done'])
      expect(told[0]?.text).toContain(line);
  });
  it('tells no internal note, and not what the reporter wrote', async () => {
    await at.followed();
    await at.ask('/api/cities/mot/cases/mot-1/notes', {
      method: 'POST',
      body: JSON.stringify({ text: 'Gọi 0399887766' }),
      headers: { 'content-type': 'application/json', 'x-as': 'operator' },
    });
    expect(await at.news()).toEqual([]);
    const own = await at.report({ title: 'Của tôi' });
    await at.followed({ target: { kind: 'report', id: own.id } });
    await at.move(own.id, { to: 'done', answer: 'Xong' });
    await at.news();
    const reopened = await at.ask('/api/tracking/reopen', {
      method: 'POST',
      body: JSON.stringify({ reason: 'Vẫn còn, gọi tôi 0399887766' }),
      headers: { 'content-type': 'application/json', authorization: `Tracking ${own.trackingToken}` },
    });
    expect(reopened.status).toBe(200);
    const [letter] = await at.news();
    expect(letter?.subject).toBe('Mở lại: Của tôi');
    expect(letter?.text).not.toContain('0399887766');
  });
  it('is counted for staff, without a name', async () => {
    const followers = async () => (await at.portal.get('/api/cities/mot/cases/mot-1', { 'x-as': 'operator' })).json.followers;
    await at.follow({ by: { way: 'mail', email: 'khac@example.vn' } });
    await at.letters();
    await at.followed();
    expect(await followers()).toBe(1);
  });
  it('stops telling when the report is hidden', async () => {
    await at.followed();
    await at.move('mot-1', { to: 'in_progress' });
    await collectNotices(at.parts());
    await at.portal.db.write((client) => client.execute(`UPDATE report SET published = 0 WHERE id = 'mot-1'`));
    expect(await at.news()).toEqual([]);
    expect(await told(await at.follow({ target: { kind: 'report', id: 'mot-1' } }))).toBe('404 not-found');
  });
  it('goes along when the report is merged', async () => {
    await at.followed();
    await at.move('mot-1', { to: 'merged', caseId: 'mot-2', reason: 'Trùng' });
    const [letter] = await at.news();
    expect(letter?.text).toContain('Đã gộp vào phản ánh mot-2');
    await at.move('mot-2', { to: 'in_progress' });
    expect((await at.news())[0]?.subject).toBe('Đang xử lý: Ổ gà mot-2');
  });
  it('answers the same for an address that is known, and asks one mailbox three times a day at most', async () => {
    await at.followed();
    for (let n = 0; n < 5; n++) expect(await jsonOf<FollowAnswer>(at.follow())).toEqual({ state: 'confirm', secret: null });
    expect(await at.letters()).toHaveLength(2);
    expect(await at.count('subscription')).toBe(1);
  });
  it.each<[string, Partial<NewFollowInput>, string]>([
    ['a report that is not there', { target: { kind: 'report', id: 'khong-co' } }, '404 not-found'],
    ['an area that is no ward', { target: { kind: 'area', id: 'khong-co' } }, '400 bad-request'],
    ['a point outside the city', { target: { kind: 'point', at: [107, 21], radius: 500 } }, '400 bad-request'],
    ['a radius beyond measure', { target: { kind: 'point', at: [105, 21], radius: 50_000 } }, '400 bad-request'],
    ['no topic of ours', { categories: ['khong-co'] }, '400 bad-request'],
    ['no address', { by: { way: 'mail', email: 'ai-do' } }, '400 bad-request'],
    ['a header in the address', { by: { way: 'mail', email: 'a@example.vn\r\nBcc: b@example.vn' } }, '400 bad-request'],
    ['an account of nobody', { by: { way: 'account' } }, '401 signed-out'],
    ['a secret that was never given', { by: { way: 'link' } }, '404 not-found'],
  ])('%s is refused', async (_, change, answer) => {
    expect(await told(await at.follow(change))).toBe(answer);
    expect([await at.count('subscription'), await at.count('outbox')]).toEqual([0, 0]);
  });
  it('wants a proof of work, a new one each time', async () => {
    expect(await told(await at.follow({}, { 'x-altcha': '' }))).toBe('403 proof-missing');
    const proof = await solveProof(at.ask, 'mot');
    expect((await at.follow({}, { 'x-altcha': proof })).status).toBe(200);
    expect(await told(await at.follow({}, { 'x-altcha': proof }))).toBe('403 proof-missing');
  });
});

describe('unsubscribing', () => {
  it('needs no sign-in: by page, and by a mail program’s one click', async () => {
    for (const way of ['page', 'one click']) {
      await at.followed();
      await at.move('mot-1', { to: way === 'page' ? 'in_progress' : 'on_hold', reason: 'Chờ' });
      const [letter] = await at.news();
      const token = hashOf(letter?.text, 'end');
      const address = (letter?.unsubscribe ?? '').replace('https://bando.example.vn', '');
      // Programs that only look at links end nothing.
      const looked = await at.ask(address);
      expect([looked.status, looked.headers.get('location')]).toEqual([303, `https://bando.example.vn/mot/follow#end=${token}`]);
      expect(await at.count('subscription')).toBe(1);
      const clicked = await at.ask(way === 'page' ? `/api/follow/end?t=${token}` : address, {
        method: 'POST',
        body: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(clicked.status).toBe(200);
      // With the last one the address is forgotten.
      expect([await at.count('subscription'), await at.count('follower')]).toEqual([0, 0]);
      expect(await told(await at.ask(`/api/follow/end?t=${token}`, { method: 'POST' }))).toBe('404 not-found');
      await at.letters();
    }
  });
  it('a link is for its purpose only', async () => {
    const secret = await at.followed();
    const [id = ''] = (await at.portal.db.client.execute('SELECT id FROM subscription')).rows.map((row) => String(row.id));
    const mark = secret.split('.')[1];
    for (const token of [secret, `${id}.${mark}`, `${id}.${'A'.repeat(43)}`, '', 'x', `${id}.`])
      for (const path of ['/api/follow/confirm', '/api/follow/read-end', '/api/follow/read-confirm'])
        expect(await told(await at.post(path, token))).toBe('404 not-found');
    expect(await at.count('subscription')).toBe(1);
  });
});
