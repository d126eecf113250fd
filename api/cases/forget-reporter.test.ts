import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify-audit.ts';
import { makeUser, PASSWORD, signIn } from '../auth/user.factory.ts';
import type { CaseDetail } from '../features/cases/contract.ts';
import type { NewReportInput, Receipt, Tracking } from '../features/reports/intake-contract.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { jsonOf, makeReportInput, sendReport, told } from '../testing/send-report.ts';
import { computeFigures } from './compute-figures.ts';
import { forgetOld } from './forget-reporter.ts';
import { makePictures } from './pictures.ts';
import { readStories } from './read-stories.ts';

let portal: Portal;
let operator: string;
const CONTACT = { name: 'Quàng Thị Chim', email: 'chim.canary@example.vn', phone: '0388123456' };
const WORDS = { title: 'Trước nhà chị Chim', description: 'Tôi là Chim ở số 7.', address: 'Số 7 ngõ nhà Chim' };
const DAY = 86_400_000;
beforeAll(async () => {
  const routing = [{ id: 'r', name: { vi: 'r' }, when: {}, agencyId: 'office', priority: 'normal' as const }];
  portal = await makePortal([makePack('mot', { routing })]);
  operator = await signIn(portal, (await makeUser(portal, [{ role: 'administrator', city: 'mot' }], { demo: true })).email);
});
afterAll(() => portal.close());

const parts = () => ({ db: portal.db, config: portal.config, log: console as never, now: () => portal.clock.now });
const ask = (path: string, init: RequestInit = {}, cookie = '') =>
  portal.app.request(path, {
    ...init,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...init.headers },
  });
const post = (path: string, body: object, cookie = operator) => ask(path, { method: 'POST', body: JSON.stringify(body) }, cookie);
async function send(change: Partial<NewReportInput> = {}, headers: Record<string, string> = {}): Promise<Receipt> {
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7a5' } })
    .withExif({ IFD0: { Model: 'Chim 3000' } })
    .jpeg()
    .toBuffer();
  const input = makeReportInput({ ...WORDS, contact: { ...CONTACT, updates: true }, ...change });
  const sent = await sendReport((path, init) => portal.app.request(path, init), 'mot', input, {
    photos: [{ bytes: photo, type: 'image/jpeg' }],
    headers,
  });
  await makePictures(parts());
  return jsonOf<Receipt>(sent);
}
const read = (id: string) => jsonOf<CaseDetail>(ask(`/api/cities/mot/cases/${id}`, {}, operator));
const close = async (id: string, to: 'done' | 'cancelled') =>
  post(`/api/cities/mot/cases/${id}/moves`, { version: (await read(id)).version, to, answer: 'Đã vá xong.' });
const track = (token: string, path = '', body?: object) =>
  jsonOf<Tracking>(
    ask(`/api/tracking${path}`, {
      headers: { authorization: `Tracking ${token}` },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    }),
  );
/** Everything that the database holds, and what lies in the place of the photos as they were sent of those that were forgotten. */
async function everything(): Promise<string> {
  const { rows: tables } = await portal.db.client.execute(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'`);
  let text = '';
  for (const { name } of tables)
    text += JSON.stringify((await portal.db.client.execute(`SELECT * FROM "${name}"`).catch(() => ({ rows: [] }))).rows, (_, value) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : typeof value === 'bigint' ? String(value) : value,
    );
  const { rows } = await portal.db.client.execute(
    'SELECT p.id FROM report_photo p JOIN report_case c ON c.report = p.report WHERE c.forgotten_at IS NOT NULL',
  );
  for (const { id } of rows) {
    const original = await ask(`/media/${id}/original`, {}, operator);
    text += Buffer.from(await original.arrayBuffer()).toString('latin1');
  }
  return text;
}
const SIGNS = [CONTACT.name, CONTACT.email, CONTACT.phone, 'nhà Chim', 'chị Chim', 'là Chim', 'nha chim', 'Chim 3000', 'ở chỗ chị'];
const figures = async () => {
  await readStories(portal.db);
  const span = { city: 'mot', from: 0, to: Number.MAX_SAFE_INTEGER, now: portal.clock.now.getTime(), least: 1 };
  const all = await Promise.all(
    (['all', 'category', 'area', 'agency'] as const).map((by) => computeFigures(portal.db.client, { ...span, by })),
  );
  return all.map(({ rows }) => rows);
};

describe('after its period a report', () => {
  it('tells nobody who sent it, in no table and in no photo, and the figures are as they were', async () => {
    const [done, cancelled, open] = [
      await send(),
      await send(),
      await send({ ...WORDS, title: 'Còn mở', description: '', address: 'Ngõ 1', contact: undefined }),
    ];
    await close(done.id, 'done');
    await track(done.trackingToken, '/reopen', { reason: 'Vẫn lún ở chỗ chị Chim' });
    await close(done.id, 'done');
    await track(done.trackingToken, '/satisfaction', { degree: 'satisfied', comment: 'Chị Chim cảm ơn' });
    await close(cancelled.id, 'cancelled');
    expect(SIGNS.filter((sign) => !JSON.stringify([WORDS, CONTACT]).includes(sign)).length).toBeGreaterThan(0);

    portal.clock.now = new Date(portal.clock.now.getTime() + 31 * DAY);
    expect(await forgetOld(parts())).toBe(1);
    expect((await read(cancelled.id)).reporter).toBeUndefined();
    expect((await read(done.id)).reporter).toEqual(CONTACT);
    portal.clock.now = new Date(portal.clock.now.getTime() + 150 * DAY);
    const before = await figures();
    expect(before[0]?.[0]).toMatchObject({ received: 3, satisfied: 1, reopened: 1 });
    expect([await forgetOld(parts()), await forgetOld(parts())]).toEqual([1, 0]);
    expect(await figures()).toEqual(before);

    const text = await everything();
    for (const sign of SIGNS) expect(text.includes(sign), sign).toBe(false);
    // What staff answered stays, and the link still leads to it.
    expect(text).toContain('Đã vá xong.');
    const tracked = await track(done.trackingToken);
    expect([tracked.forgotten, tracked.description, tracked.photos.length]).toEqual([true, '', 1]);
    expect((await read(open.id)).title).toEqual({ vi: 'Còn mở' });
    expect((await verifyAudit(portal.db.client)).broken).toBeNull();
    const { rows } = await portal.db.client.execute(`SELECT fields FROM audit WHERE action = 'forget:reporter'`);
    expect(rows.map(({ fields }) => JSON.parse(String(fields)))).toMatchObject([
      { why: 'retention', contact: true, texts: true, photos: 1 },
      { why: 'retention', contact: true, texts: true, photos: 1 },
    ]);
  });
  it('can still be moderated: its photos are drawn from what is left', async () => {
    const { rows } = await portal.db.client.execute(
      `SELECT p.id, c.id AS report FROM report_photo p JOIN report_case c ON c.report = p.report WHERE p.original = 0 LIMIT 1`,
    );
    const { id, report } = { id: String(rows[0]?.id), report: String(rows[0]?.report) };
    const boxes = [{ x: 0, y: 0, width: 0.5, height: 0.5 }];
    await post(`/api/cities/mot/cases/${report}/moderation`, {
      version: (await read(report)).version,
      publish: true,
      photos: [{ id, boxes }],
    });
    await makePictures(parts());
    expect((await read(report)).pictures[0]?.state).toBe('ready');
  });
});

describe('at their own wish', () => {
  it('a reporter is forgotten by the link', async () => {
    const { id, trackingToken } = await send();
    const tracked = await track(trackingToken, '/forget', {});
    expect([tracked.forgotten, tracked.description, tracked.address]).toEqual([true, '', undefined]);
    expect((await read(id)).reporter).toBeUndefined();
    const text = await everything();
    for (const sign of SIGNS) expect(text.includes(sign), sign).toBe(false);
  });
  it('a resident takes everything along, and the account goes with the identity while the reports stay', async () => {
    const { email, id: user } = await makeUser(portal);
    const cookie = await signIn(portal, email);
    const sent = await send({ own: true }, { cookie, 'sec-fetch-site': 'same-origin' });
    const whole = await read(sent.id);
    const split = await jsonOf<CaseDetail>(
      post(`/api/cities/mot/cases/${sent.id}/parts`, {
        version: whole.version,
        parts: ['road', 'noise'].map((categoryId) => ({ categoryId, description: 'Một phần.' })),
      }),
    );
    const work = new FormData();
    const after = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#57a' } })
      .withExif({ IFD0: { Model: 'Máy cơ quan' } })
      .jpeg()
      .toBuffer();
    work.append('photo', new Blob([Buffer.from(after)], { type: 'image/jpeg' }), 'photo');
    const added = await portal.app.request(`/api/cities/mot/cases/${split.split?.[0]?.id}/photos`, {
      method: 'POST',
      body: work,
      headers: { cookie: operator, 'sec-fetch-site': 'same-origin' },
    });
    expect(added.status, await added.clone().text()).toBe(200);
    await makePictures(parts());
    const file = await ask('/api/me/data', {}, cookie);
    expect(file.headers.get('content-type')).toBe('application/zip');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="toan-canh-2026-\d\d-\d\d.zip"$/);
    const unzipped = unzipSync(new Uint8Array(await file.arrayBuffer()));
    const data = JSON.parse(strFromU8(unzipped['data.json'] ?? new Uint8Array())) as {
      account: object;
      reports: { id: string; photos: { file: string }[]; parts: { photos: { kind: string; file: string }[] }[] }[];
    };
    expect(data.account).toMatchObject({ id: user, email });
    expect(data.reports).toMatchObject([{ id: sent.id, contact: CONTACT, description: WORDS.description }]);
    // All that is named is there, and nothing has to be fetched: one's own photo as it was sent, the one of the work as it is shown.
    const files = [...(data.reports[0]?.photos ?? []), ...(data.reports[0]?.parts.flatMap(({ photos }) => photos) ?? [])];
    expect(new Set(files.map((one) => one.file))).toEqual(new Set(Object.keys(unzipped).filter((name) => name !== 'data.json')));
    expect(files).toHaveLength(2);
    const shapes = await Promise.all(files.map((one) => sharp(unzipped[one.file]).metadata()));
    expect(shapes.map(({ format, exif }) => [format, exif !== undefined])).toEqual([
      ['jpeg', true],
      ['jpeg', false],
    ]);
    expect(JSON.stringify(data)).not.toContain('/media/');

    expect(await told(await post('/api/auth/removal', { password: 'falsch' }, cookie))).toBe('400 bad-request');
    expect((await post('/api/auth/removal', { password: PASSWORD }, cookie)).status).toBe(200);
    expect(await told(await ask('/api/me/data', {}, cookie))).toBe('401 signed-out');
    expect((await portal.db.client.execute({ sql: 'SELECT 1 FROM user WHERE id = ?', args: [user] })).rows).toEqual([]);
    expect((await read(sent.id)).reporter).toBeUndefined();
    expect((await read(sent.id)).description).toBe(WORDS.description);
    expect((await track(sent.trackingToken)).id).toBe(sent.id);
  });
});
