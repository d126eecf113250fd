import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import {
  type Ask,
  identifyBy,
  makeIdentity,
  makePhoto,
  makeReportInput,
  type SendOptions,
  sendReport,
  solveProof,
  told,
} from '../../testing/send-report.ts';
import { REPORTS } from './bad-input.factory.ts';

let portal: Portal;
let ask: Ask;
beforeAll(async () => {
  portal = await makePortal([makePack('mot', { reports: [makeReport('r-1')] })], {
    identify: identifyBy({ operator: makeIdentity('ioc-operator') }),
    config: { reportsPerHour: 10_000 },
  });
  ask = (path, init) => portal.app.request(path, init);
});
afterAll(() => portal.close());

const nothingWritten = async (work: () => Promise<unknown>) => {
  const count = async () =>
    (await portal.db.client.execute('SELECT (SELECT count(*) FROM report) + (SELECT count(*) FROM report_photo) AS n')).rows[0]?.n;
  const before = await count();
  await work();
  expect(await count()).toBe(before);
};

describe('a report that cannot be', () => {
  it.each(REPORTS)('%s', (_, report) =>
    nothingWritten(async () => expect(await told(await sendReport(ask, 'mot', report))).toBe('400 bad-request')),
  );
});

const photo = async (bytes: Uint8Array, type: string): Promise<SendOptions> => ({ photos: [{ bytes, type }] });
const text = (content: string, type: string) => photo(Buffer.from(content), type);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
/** A PNG that says it is larger than it is. */
async function bomb(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#000' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
const moving = async () =>
  sharp(Buffer.concat([Buffer.alloc(8 * 8 * 3, 200), Buffer.alloc(8 * 8 * 3, 9)]), {
    raw: { width: 8, height: 16, channels: 3, pageHeight: 8 },
  })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
/** The chunk that makes a PNG an animated one, in front of its data. */
async function apng(): Promise<Buffer> {
  const png = await makePhoto(9, 9, 'png');
  const chunk = Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('acTL'), Buffer.from([0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])]);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(12), Buffer.alloc(200)]);
const PHOTOS: [string, string, () => Promise<SendOptions>][] = [
  ['nothing', '415 unsupported-file', () => photo(new Uint8Array(), 'image/jpeg')],
  ['words', '415 unsupported-file', () => text('hello', 'image/jpeg')],
  ['a page', '415 unsupported-file', () => text('<html><script>1</script>', 'image/png')],
  ['an SVG', '415 unsupported-file', () => text(svg, 'image/svg+xml')],
  ['an SVG as a JPEG', '415 unsupported-file', () => text(svg, 'image/jpeg')],
  ['a HEIC', '415 unsupported-file', () => photo(heic, 'image/heic')],
  ['a HEIC as a JPEG', '415 unsupported-file', () => photo(heic, 'image/jpeg')],
  ['a PDF', '415 unsupported-file', () => text('%PDF-1.7\n', 'application/pdf')],
  ['a ZIP', '415 unsupported-file', () => photo(Buffer.from('504b0304140000000000', 'hex'), 'image/jpeg')],
  [
    'a GIF',
    '415 unsupported-file',
    async () =>
      photo(
        await sharp(await makePhoto(9, 9))
          .gif()
          .toBuffer(),
        'image/gif',
      ),
  ],
  [
    'a TIFF',
    '415 unsupported-file',
    async () =>
      photo(
        await sharp(await makePhoto(9, 9))
          .tiff()
          .toBuffer(),
        'image/tiff',
      ),
  ],
  [
    'an AVIF',
    '415 unsupported-file',
    async () =>
      photo(
        await sharp(await makePhoto(16, 16))
          .avif({ effort: 0 })
          .toBuffer(),
        'image/avif',
      ),
  ],
  ['a PNG as a JPEG', '415 unsupported-file', async () => photo(await makePhoto(9, 9, 'png'), 'image/jpeg')],
  ['a JPEG as text', '415 unsupported-file', async () => photo(await makePhoto(9, 9), 'text/html')],
  ['half a JPEG', '415 unsupported-file', async () => photo((await makePhoto(200, 200)).subarray(0, 9000), 'image/jpeg')],
  ['a JPEG without its last rows', '415 unsupported-file', async () => photo((await makePhoto(400, 400)).subarray(0, -6000), 'image/jpeg')],
  ['half a PNG', '415 unsupported-file', async () => photo((await makePhoto(200, 200, 'png')).subarray(0, 30_000), 'image/png')],
  ['half a WebP', '415 unsupported-file', async () => photo((await makePhoto(200, 200, 'webp')).subarray(0, 3000), 'image/webp')],
  ['the head of a JPEG', '415 unsupported-file', () => photo(Buffer.from('ffd8ffe000104a46494600', 'hex'), 'image/jpeg')],
  ['a moving WebP', '415 unsupported-file', async () => photo(await moving(), 'image/webp')],
  ['a moving PNG', '415 unsupported-file', async () => photo(await apng(), 'image/png')],
  ['more than 50 megapixels', '413 too-large', async () => photo(await bomb(10_000, 5001), 'image/png')],
  ['more than 15 MB', '413 too-large', async () => photo(Buffer.concat([await makePhoto(9, 9), Buffer.alloc(15 << 20)]), 'image/jpeg')],
  ['six photos', '400 bad-request', async () => ({ photos: Array(6).fill({ bytes: await makePhoto(9, 9), type: 'image/jpeg' }) })],
  [
    'four good ones and a bad one',
    '415 unsupported-file',
    async () => ({
      photos: [...Array(4).fill({ bytes: await makePhoto(9, 9), type: 'image/jpeg' }), { bytes: Buffer.from('x'), type: 'image/jpeg' }],
    }),
  ],
];

describe('a photo that is none', () => {
  it.each(PHOTOS)('%s: %s', (_, expected, make) =>
    nothingWritten(async () => expect(await told(await sendReport(ask, 'mot', makeReportInput(), await make()))).toBe(expected)),
  );
});

const proofWith = async (
  change: (payload: { challenge: { parameters: Record<string, unknown>; signature: string }; solution: Record<string, unknown> }) => void,
) => {
  const payload = JSON.parse(Buffer.from(await solveProof(ask, 'mot'), 'base64').toString());
  change(payload);
  return Buffer.from(JSON.stringify(payload)).toString('base64');
};
const HEADERS: [string, string, () => Promise<SendOptions>][] = [
  ['no key', '400 bad-request', async () => ({ headers: { 'idempotency-key': '' } })],
  ['a short key', '400 bad-request', async () => ({ key: 'abc' })],
  ['a key with spaces', '400 bad-request', async () => ({ key: 'abc def abc def abc def' })],
  ['a key too long', '400 bad-request', async () => ({ key: 'a'.repeat(201) })],
  ['no proof', '403 proof-missing', async () => ({ proof: null })],
  ['a proof of nothing', '403 proof-missing', async () => ({ proof: 'e30=' })],
  ['a proof that is no base64', '403 proof-missing', async () => ({ proof: '%%%' })],
  ['a proof made longer', '403 proof-missing', async () => ({ proof: await proofWith((p) => (p.challenge.parameters.expiresAt = 4e9)) })],
  ['an expired proof', '403 proof-missing', async () => ({ proof: await proofWith((p) => (p.challenge.parameters.expiresAt = 1)) })],
  ['a proof made cheaper', '403 proof-missing', async () => ({ proof: await proofWith((p) => (p.challenge.parameters.keyPrefix = '00')) })],
  [
    'a proof without its key',
    '403 proof-missing',
    async () => ({ proof: await proofWith((p) => delete p.challenge.parameters.keySignature) }),
  ],
  ['another solution', '403 proof-missing', async () => ({ proof: await proofWith((p) => (p.solution.derivedKey = 'ab'.repeat(32))) })],
  ['another signature', '403 proof-missing', async () => ({ proof: await proofWith((p) => (p.challenge.signature = 'a'.repeat(64))) })],
];
describe('a sending that is not in order', () => {
  it.each(HEADERS)('%s: %s', (_, expected, make) =>
    nothingWritten(async () => expect(await told(await sendReport(ask, 'mot', makeReportInput(), await make()))).toBe(expected)),
  );
  it.each([
    ['no form', 'application/json', '{}'],
    ['a form without its boundary', 'multipart/form-data', 'x'],
    ['a form cut off', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="report"\r\n\r\n{"cat'],
    ['an empty form', 'multipart/form-data; boundary=x', '--x--\r\n'],
  ])('%s', async (_, type, body) => {
    const headers = { 'idempotency-key': crypto.randomUUID(), 'x-altcha': await solveProof(ask, 'mot'), 'content-type': type };
    expect(await told(await ask('/api/cities/mot/reports', { method: 'POST', body, headers }))).toBe('400 bad-request');
  });
  it('a form that says it is huge', async () => {
    const headers = {
      'idempotency-key': crypto.randomUUID(),
      'x-altcha': await solveProof(ask, 'mot'),
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': '99999999999',
    };
    expect(await told(await ask('/api/cities/mot/reports', { method: 'POST', body: 'x', headers }))).toBe('413 too-large');
  });
});

describe('a report that only looks wrong', () => {
  it.each([
    ['markup', '<script>alert(1)</script>'],
    ['SQL', `'); DROP TABLE report; --`],
    ['right to left', 'حفرة في الطريق'],
    ['Thái letters', 'ꪕꪱꪉ ꪀꪱꪙ'],
    ['marks upon marks', `a${'\u0301'.repeat(60)}`],
    ['pictures', '🕳️🚗👩‍👩‍👧‍👦'],
    ['decomposed', 'Đường hỏng'.normalize('NFD')],
    ['a zero', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
  ])('%s is text like any other', async (_, title) => {
    const response = await sendReport(ask, 'mot', makeReportInput({ title }));
    expect(response.status).toBe(201);
    const { id } = (await response.json()) as { id: string };
    const { json } = await portal.get(`/api/cities/mot/reports/${id}`);
    expect(json.properties.title.vi).toBe(title.toWellFormed().normalize('NFC').replaceAll('\u0000', ''));
  });
});
