import { randomUUID } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePictures, sizeKey } from '../../cases/pictures.ts';
import { mediaStore } from '../../files/media-store.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { type Ask, identifyBy, makeIdentity, makePhoto, makeReportInput, sendReport, solveProof } from '../../testing/send-report.ts';
import { CaseDetail, CaseList } from '../cases/contract.ts';
import { Receipt, ReportPhotos, Tracking } from './intake-contract.ts';

let portal: Portal;
let ask: Ask;
beforeAll(async () => {
  const identify = identifyBy({ operator: makeIdentity('ioc-operator'), officer: makeIdentity('agency-officer', ['office']) });
  const routing = [
    {
      id: 'duong',
      name: { vi: 'Đường' },
      when: { categories: ['road'], areas: ['whole'] },
      agencyId: 'office',
      priority: 'normal' as const,
    },
  ];
  portal = await makePortal([makePack('mot', { routing, reports: [makeReport('tu-goi')] })], { identify });
  ask = (path, init) => portal.app.request(path, init);
});
afterAll(() => portal.close());
const as = (who: string) => ({ headers: { 'x-as': who } });
const post = (path: string, who: string, body: unknown) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'x-as': who, 'content-type': 'application/json' } });

describe('a report', () => {
  it('goes from the resident by rule to its agency, is moved there and followed by its link', async () => {
    const photo = { bytes: await makePhoto(), type: 'image/jpeg' };
    const response = await sendReport(ask, 'mot', makeReportInput(), { photos: [photo] });
    expect(response.status).toBe(201);
    const receipt = Receipt.parse(await response.json());
    expect(receipt).toMatchObject({ agencyId: 'office', published: true });
    const list = CaseList.parse(await (await ask('/api/cities/mot/cases?q=O+ga+truoc', as('officer'))).json());
    expect(list.cases.map((c) => [c.id, c.state, c.photos])).toEqual([[receipt.id, 'forwarded', 1]]);
    const moved = await post(`/api/cities/mot/cases/${receipt.id}/moves`, 'officer', { version: 1, to: 'in_progress' });
    const detail = CaseDetail.parse(await moved.json());
    expect(detail).toMatchObject({ version: 2, state: 'in_progress', routing: { ruleId: 'duong' } });
    const tracking = await ask('/api/tracking', { headers: { authorization: `Tracking ${receipt.trackingToken}` } });
    const seen = Tracking.parse(await tracking.json());
    expect(seen.steps.map((s) => s.state)).toEqual(['received', 'forwarded', 'in_progress']);
    expect(seen.photos).toHaveLength(1);
    const feature = await portal.get(`/api/cities/mot/reports/${receipt.id}`);
    expect(feature.json.properties.status).toBe('in_progress');
  });
  it('is one report however often it is sent, and the receipt stays the same', async () => {
    const [key, body] = [randomUUID(), makeReportInput()];
    const first = await (await sendReport(ask, 'mot', body, { key })).json();
    const again = await sendReport(ask, 'mot', body, { key, proof: null });
    expect([again.status, await again.json()]).toEqual([200, first]);
    const parallel = randomUUID();
    const proof = await solveProof(ask, 'mot');
    const answers = await Promise.all(
      Array.from({ length: 8 }, async () => (await sendReport(ask, 'mot', body, { key: parallel, proof })).json()),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
  });
  it('shows its photo without what was hung on to it', async () => {
    const hidden = Buffer.from('PK\u0003\u0004 <script>canary()</script>');
    const bytes = Buffer.concat([await makePhoto(200, 100), hidden]);
    const { id } = Receipt.parse(
      await (await sendReport(ask, 'mot', makeReportInput(), { photos: [{ bytes, type: 'image/jpeg' }] })).json(),
    );
    await makePictures({ db: portal.db, config: portal.config, log: console as never, now: () => portal.clock.now });
    const { photos } = ReportPhotos.parse((await portal.get(`/api/cities/mot/reports/${id}/photos`)).json);
    expect(photos).toMatchObject([{ kind: 'before', state: 'ready', width: 200, height: 100 }]);
    for (const [ending, type] of [
      ['webp', 'image/webp'],
      ['jpg', 'image/jpeg'],
    ] as const)
      for (const size of ['small', 'medium', 'large'] as const) {
        const shown = await ask((photos[0]?.[size] ?? '').replace('.webp', `.${ending}`));
        expect([shown.status, shown.headers.get('content-type')]).toEqual([200, type]);
        const drawn = Buffer.from(await shown.arrayBuffer());
        expect((await fileTypeFromBuffer(drawn))?.mime).toBe(type);
        expect(drawn.includes('canary')).toBe(false);
      }
    // Drawn before there were JPEGs: made when it is asked for.
    const store = mediaStore(portal.config);
    await store.remove(sizeKey(photos[0]?.id ?? '', 1, 'small', 'jpg'));
    expect((await ask((photos[0]?.small ?? '').replace('.webp', '.jpg'))).status).toBe(200);
  });
  it('is refused to an address that sends too many', async () => {
    const busy = await makePortal([makePack('mot')], { config: { reportsPerHour: 2, trustedHops: 1 } });
    const from = async (address: string) => {
      const headers = { 'x-forwarded-for': `9.9.9.9, ${address}` };
      return (await sendReport((path, init) => busy.app.request(path, init), 'mot', makeReportInput(), { headers })).status;
    };
    expect([await from('1.2.3.4'), await from('1.2.3.4'), await from('1.2.3.4'), await from('1.2.3.5')]).toEqual([201, 201, 429, 201]);
    expect([await from('2001:db8:1:2::1'), await from('2001:db8:1:2::2'), await from('2001:db8:1:2::3')]).toEqual([201, 201, 429]);
    await busy.close();
  });
  it('needs a proof of work, each good for one report', async () => {
    const proof = await solveProof(ask, 'mot');
    expect((await sendReport(ask, 'mot', makeReportInput(), { proof: null })).status).toBe(403);
    expect((await sendReport(ask, 'mot', makeReportInput(), { proof })).status).toBe(201);
    expect((await sendReport(ask, 'mot', makeReportInput(), { proof })).status).toBe(403);
  });
});
