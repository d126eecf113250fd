import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agency } from '../../../data/contract.ts';
import { sweepMedia } from '../../cases/pictures.ts';
import { safeName } from '../../files/keep-attachment.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport, told } from '../../testing/send-report.ts';
import type { Receipt } from '../reports/intake-contract.ts';
import { ATTACHMENTS } from './attachment-contract.ts';
import type { CaseDetail } from './contract.ts';

let portal: Portal;
let id: string;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
beforeAll(async () => {
  const agencies = ['office', 'roads'].map((one) => Agency.parse({ id: one, name: { vi: one } }));
  const routing = [{ id: 'r', name: { vi: 'r' }, when: {}, agencyId: 'office', priority: 'normal' as const }];
  const identify = identifyBy({ office: makeIdentity('agency-officer', ['office']), roads: makeIdentity('agency-officer', ['roads']) });
  portal = await makePortal([makePack('mot', { agencies, routing })], { identify, config: { attachmentBytes: 3 * PDF.length } });
  id = (await jsonOf<Receipt>(sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput()))).id;
});
afterAll(() => portal.close());
const path = () => `/api/cities/mot/cases/${id}/attachments`;
const add = (who: string, name: string, bytes: Uint8Array, type = 'application/pdf') => {
  const form = new FormData();
  form.append('file', new File([Buffer.from(bytes)], name, { type }));
  return portal.app.request(path(), { method: 'POST', body: form, headers: { 'x-as': who } });
};
const get = (who: string, address: string) => portal.app.request(address, { headers: { 'x-as': who } });

describe('files that staff keep with a case', () => {
  it('are given back as they came, as a download, to who may read the case and to nobody else', async () => {
    const { attachments = [], history } = await jsonOf<CaseDetail>(add('office', '../Biên bản "1".pdf', PDF));
    expect(attachments).toMatchObject([{ name: 'Biên bản 1.pdf', type: 'application/pdf', bytes: PDF.length }]);
    expect(history.at(-1)).toMatchObject({ kind: 'attached', visibility: 'staff' });
    const address = attachments[0]?.address ?? '';
    const file = await get('office', address);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="file"; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%201.pdf`);
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(await told(await get('roads', address))).toBe('403 forbidden');
    expect(await told(await get('', address))).toBe('401 signed-out');
    expect((await get('', `/media/${attachments[0]?.id}/original`)).status).toBe(404);
    // A sweep leaves what a row names.
    expect(await sweepMedia(portal, -1000)).toBe(0);
    expect((await get('office', address)).status).toBe(200);
  });
  it.each([
    ['a page that says it is a PDF', 'x.pdf', Buffer.from('<html><script>alert(1)</script></html>'), '415 unsupported-file'],
    ['a drawing with script', 'x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), '415 unsupported-file'],
    ['a PDF cut short', 'x.pdf', PDF.subarray(0, 40), '415 unsupported-file'],
    ['something before the PDF', 'x.pdf', Buffer.concat([Buffer.from('MZ'), PDF]), '415 unsupported-file'],
    ['an empty file', 'x.pdf', Buffer.alloc(0), '415 unsupported-file'],
    ['a file that is too large', 'x.pdf', Buffer.concat([PDF, Buffer.alloc(ATTACHMENTS.bytes, 32), Buffer.from('%%EOF')]), '413 too-large'],
  ])('are not: %s', async (_, name, bytes, expected) => {
    expect(await told(await add('office', name, bytes))).toBe(expected);
  });
  it('are refused when the picture is damaged, or there is no room left, and nothing of them stays', async () => {
    const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#aaa' } })
      .png()
      .toBuffer();
    expect(await told(await add('office', 'x.png', picture.subarray(0, 80), 'image/png'))).toBe('415 unsupported-file');
    expect((await add('office', 'b.pdf', PDF)).status).toBe(200);
    expect((await add('office', 'c.pdf', PDF)).status).toBe(200);
    expect(await told(await add('office', 'd.pdf', PDF))).toBe('413 too-large');
    expect(await told(await add('roads', 'e.pdf', PDF))).toBe('403 forbidden');
    expect(await sweepMedia(portal, -1000)).toBe(0);
  });
  it('are taken away, with their bytes', async () => {
    const detail = await jsonOf<CaseDetail>(get('office', `/api/cities/mot/cases/${id}`));
    const file = detail.attachments?.[0];
    const remove = (who: string) => portal.app.request(`${file?.address}/removal`, { method: 'POST', headers: { 'x-as': who } });
    expect(await told(await remove('roads'))).toBe('403 forbidden');
    expect((await remove('office')).status).toBe(200);
    expect(await told(await remove('office'))).toBe('404 not-found');
    expect((await get('office', file?.address ?? '')).status).toBe(404);
  });
  it('bear a name that no system takes for anything else', () => {
    expect(safeName('C:\\x\\a\u202egnp.exe\u0000.pdf')).toBe('agnp.exe.pdf');
    expect(safeName('///')).toBe('tep');
  });
});
