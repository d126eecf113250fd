import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePictures } from './cases/pictures.ts';
import type { Receipt } from './features/reports/intake-contract.ts';
import { makePack } from './testing/make-pack.ts';
import { makePortal, type Portal } from './testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makePhoto, makeReportInput, sendReport } from './testing/send-report.ts';

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
  it('does not stand in the audit log, in events or in the search', async () => {
    for (const table of ['audit', 'report_event', 'search_doc', 'report']) {
      const { rows } = await portal.db.client.execute(`SELECT * FROM ${table}`);
      const text = JSON.stringify(rows);
      for (const sign of SIGNS) expect(text.includes(sign), `${table} holds ${sign}`).toBe(false);
    }
  });
});
