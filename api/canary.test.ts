import { createECDH } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCase } from './cases/case-row.ts';
import { makePictures } from './cases/pictures.ts';
import type { Receipt } from './features/reports/intake-contract.ts';
import { collectNotices } from './follow/collect-notices.ts';
import { flushNotices } from './follow/flush-notices.ts';
import { makePack } from './testing/make-pack.ts';
import { makePortal, type Portal } from './testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makePhoto, makeReportInput, sendReport, solveProof } from './testing/send-report.ts';

/** What nobody but authorised operators may ever read, in every form in which it could leave. */
const CONTACT = { name: 'Quàng Văn Hoàng Yến', email: 'hoang-yen.canary@example.vn', phone: '0399887766' };
const CAMERA = 'Chim Hoang Yen 3000';
/** A position that stands nowhere else: 20.9617, 105.0536. */
const GPS = { GPSLatitudeRef: 'N', GPSLatitude: '20/1 57/1 4242/100', GPSLongitudeRef: 'E', GPSLongitude: '105/1 3/1 1313/100' };
const SIGNS = [CONTACT.name, 'hoang-yen', CONTACT.phone, CAMERA, '20.9617', '105.0536', 'Hoàng Yến', encodeURIComponent(CONTACT.email)];

let portal: Portal;
let sent: Receipt[];
let photos: string[];
beforeAll(async () => {
  const identify = identifyBy({
    officer: makeIdentity('agency-officer', ['office']),
    leader: makeIdentity('leader'),
    operator: makeIdentity('ioc-operator'),
  });
  const routing = [{ id: 'tat-ca', name: { vi: 'Tất cả' }, when: {}, agencyId: 'office', priority: 'normal' as const }];
  portal = await makePortal([makePack('mot', { routing })], { identify });
  const bytes = await sharp(await makePhoto(300, 200))
    .withExif({ IFD0: { Model: CAMERA, Artist: CONTACT.name }, IFD3: GPS })
    .jpeg()
    .toBuffer();
  const send = (categoryId: string, title: string) =>
    jsonOf<Receipt>(
      sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ categoryId, title, contact: CONTACT }), {
        photos: [{ bytes, type: 'image/jpeg' }],
      }),
    );
  sent = [await send('road', 'Công khai'), await send('order', 'Chưa xem')];
  await makePictures({ db: portal.db, config: portal.config, log: console as never, now: () => portal.clock.now });
  photos = (await portal.db.client.execute('SELECT id FROM report_photo')).rows.map((row) => String(row.id));
});
afterAll(() => portal.close());

const QUERY: Record<string, string> = {
  '/api/live': '?city=mot&topics=reports,cases',
  '/api/cities/:city/search': '?q=cong+khai',
  '/api/cities/:city/reports/similar': '?category=road&at=105,21',
  '/open311/v2/:file{requests\\..+}': '?jurisdiction_id=mot',
};
const FILES = ['discovery', 'services', 'requests', 'servicerequestupdates'].flatMap((name) => [`${name}.json`, `${name}.xml`]);

/** Every address that a route answers to, filled with what there is. */
function addresses(path: string): string[] {
  const fill: [RegExp, string[]][] = [
    [/:city(?=\/|$|\.)/, ['mot']],
    [/:z\/:x\/:y$/, ['0/0/0.mvt', '14/12970/7213.mvt']],
    [/:photo(?=\/|$)/, photos],
    [/:file\{(\w+)\\\\?\..+\}/, FILES.filter((file) => path.includes(`{${file.split('.')[0]}\\`))],
    [
      /:file(?=\/|$)/,
      [
        ...['small', 'medium', 'large'].flatMap((size) => [`${size}.webp`, `${size}.jpg`]),
        'original',
        ...sent.flatMap(({ id }) => [`${id}.json`, `${id}.xml`]),
        'road.json',
      ],
    ],
    [/:id(?=\/|$)/, sent.map(({ id }) => id)],
    [/:\w+(\{[^}]*\})?/, ['mot']],
  ];
  let all = [path];
  for (let again = true; again; ) {
    again = false;
    all = all.flatMap((one) => {
      const found = fill.find(([pattern]) => pattern.test(one));
      if (!found) return [one];
      again = true;
      return found[1].map((value) => one.replace(found[0], value));
    });
  }
  return all.map((one) => one + (QUERY[path] ?? ''));
}

/** The bytes of an answer; of a stream what comes in a while. */
async function bytesOf(response: Response): Promise<Buffer> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return Buffer.from(await response.arrayBuffer());
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  const until = Date.now() + 300;
  while (Date.now() < until) {
    const part = await Promise.race([reader?.read(), new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 100))]);
    if (part?.value) parts.push(part.value);
  }
  await reader?.cancel();
  return Buffer.concat(parts);
}

describe('who sent a report', () => {
  it.each(['', 'officer', 'leader'])('is read by nobody on any route (as “%s”)', async (who) => {
    const paths = [...new Set(portal.app.routes.filter((route) => ['GET', 'ALL'].includes(route.method)).map((route) => route.path))];
    const wanted = [...paths.filter((path) => !path.includes('*')).flatMap(addresses), '/', '/mot', '/mot/tracking'];
    let answered = 0;
    let pictures = 0;
    for (const path of wanted) {
      const links = path === '/api/tracking' ? sent.map(({ trackingToken }) => ({ authorization: `Tracking ${trackingToken}` })) : [{}];
      for (const link of links) {
        const response = await portal.app.request(path, { headers: { 'x-as': who, 'last-event-id': '0', ...link } });
        const bytes = await bytesOf(response);
        if (response.status === 200) answered += 1;
        const text = bytes.toString('utf8') + bytes.toString('latin1');
        for (const sign of SIGNS) expect(text.includes(sign), `${path} holds ${sign}`).toBe(false);
        if (response.headers.get('content-type') !== 'image/webp') continue;
        pictures += 1;
        const { exif, xmp, iptc } = await sharp(bytes).metadata();
        expect([exif, xmp, iptc], path).toEqual([undefined, undefined, undefined]);
      }
    }
    // The walk went somewhere.
    expect(answered).toBeGreaterThan(25);
    expect(pictures).toBeGreaterThanOrEqual(who === '' ? 3 : 6);
  });
  it('is read by an operator, and stands in the original', async () => {
    const id = sent[1]?.id;
    const { json } = await portal.get(`/api/cities/mot/cases/${id}`, { 'x-as': 'operator' });
    expect(json.reporter).toEqual(CONTACT);
    const original = await portal.app.request(`/media/${photos[1]}/original`, { headers: { 'x-as': 'operator' } });
    expect(Buffer.from(await original.arrayBuffer()).toString('latin1')).toContain(CAMERA);
    expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
  });
  it('stands in no mail, push or feed to those who follow, in no event that they are told of', async () => {
    const { db, config, clock, app } = portal;
    const parts = { db, config: { ...config, followGather: 0 }, now: () => clock.now };
    const p256dh = createECDH('prime256v1').generateKeys('base64url');
    const push = { endpoint: 'https://fcm.googleapis.com/fcm/send/thu', p256dh, auth: 'A'.repeat(22) };
    const ask = (path: string, init?: RequestInit) => app.request(path, init);
    const targets = [
      { kind: 'city' },
      { kind: 'area', id: 'whole' },
      { kind: 'point', at: [105, 21], radius: 1000 },
      { kind: 'report', id: sent[0]?.id },
    ];
    const follow = async (target: unknown, by: unknown, headers = {}) =>
      ask('/api/cities/mot/follows', {
        method: 'POST',
        body: JSON.stringify({ target, by }),
        headers: { 'content-type': 'application/json', 'x-altcha': await solveProof(ask, 'mot'), ...headers },
      });
    for (const [n, target] of targets.entries()) {
      expect((await follow(target, { way: 'push', push })).status).toBe(200);
      expect((await follow(target, { way: 'mail', email: `nguoi-${n}@example.com` })).status).toBe(200);
    }
    // The reporter's own, of the report that the public does not see.
    const own = { authorization: `Tracking ${sent[1]?.trackingToken}` };
    expect((await follow({ kind: 'report', id: sent[1]?.id }, { way: 'mail', email: 'nguoi-ba-con@example.com' }, own)).status).toBe(200);
    const asked = await db.client.execute(`SELECT content FROM outbox WHERE kind = 'confirm-follow'`);
    for (const { content } of asked.rows) {
      const token = /#confirm=([\w.-]+)/.exec(String(content))?.[1] ?? '';
      const used = await ask('/api/follow/confirm', {
        method: 'POST',
        body: JSON.stringify({ token }),
        headers: { 'content-type': 'application/json' },
      });
      expect(used.status).toBe(200);
    }
    const input = makeReportInput({ title: 'Mới công khai', contact: CONTACT });
    expect((await sendReport(ask, 'mot', input)).status).toBe(201);
    const note = { method: 'POST', headers: { 'content-type': 'application/json', 'x-as': 'operator' } };
    for (const { id } of sent) {
      const { version } = await readCase(db.client, 'mot', id);
      await ask(`/api/cities/mot/cases/${id}/notes`, { ...note, body: JSON.stringify({ text: 'Chuyện nội bộ' }) });
      const moved = await ask(`/api/cities/mot/cases/${id}/moves`, {
        ...note,
        body: JSON.stringify({ version: version + 1, to: 'in_progress' }),
      });
      expect(moved.status).toBe(200);
    }
    await collectNotices(parts);
    // Four by mail and two by push (one of all that fits, one of the report itself), and the reporter's own.
    expect(await flushNotices(parts)).toBeGreaterThanOrEqual(6);
    const { rows } = await db.client.execute('SELECT channel, kind, content FROM outbox');
    expect(new Set(rows.map(({ channel, kind }) => `${channel} ${kind}`))).toEqual(
      new Set(['mail confirm-follow', 'mail follow-report', 'mail follow-alert', 'push follow-report', 'push follow-alert']),
    );
    const feeds = ['', '?area=whole', '?at=105,21&radius=1000', '?category=road'].map((query) => `/api/cities/mot/reports.rss${query}`);
    const texts = [...rows.map((row) => String(row.content)), ...(await Promise.all(feeds.map(async (path) => (await ask(path)).text())))];
    expect(texts.filter((text) => text.includes('Mới công khai')).length).toBeGreaterThan(5);
    for (const sign of [...SIGNS, 'Chuyện nội bộ']) expect(texts.filter((text) => text.includes(sign))).toEqual([]);
  });
  it('does not stand in the audit log, in events or in the search', async () => {
    for (const table of ['audit', 'report_event', 'search_doc', 'report']) {
      const { rows } = await portal.db.client.execute(`SELECT * FROM ${table}`);
      const text = JSON.stringify(rows);
      for (const sign of SIGNS) expect(text.includes(sign), `${table} holds ${sign}`).toBe(false);
    }
  });
});
