import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail, CaseList } from '../features/cases/contract.ts';
import type { NewReportInput, Receipt, Tracking } from '../features/reports/intake-contract.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport, told } from '../testing/send-report.ts';
import { makePictures } from './pictures.ts';

let portal: Portal;
beforeAll(async () => {
  const routing = [{ id: 'r', name: { vi: 'r' }, when: {}, agencyId: 'office', priority: 'normal' as const }];
  const identify = identifyBy({
    moderator: makeIdentity('moderator'),
    officer: makeIdentity('agency-officer', ['office']),
    admin: makeIdentity('administrator'),
  });
  portal = await makePortal([makePack('mot', { routing })], { identify });
});
afterAll(() => portal.close());
beforeEach(() => firstTime('look'));

const ask = (path: string, init?: RequestInit) => portal.app.request(path, init);
let made = 0;
const device = () => `device-of-test-${++made}`;
const send = (from: string | null, change: Partial<NewReportInput> = {}, photos: { bytes: Uint8Array; type: string }[] = []) =>
  jsonOf<Receipt>(sendReport(ask, 'mot', makeReportInput(change), { photos, headers: from === null ? {} : { 'x-device': from } }));
const as = (who: string) => ({ 'x-as': who, 'content-type': 'application/json' });
const read = (id: string, who = 'moderator') => jsonOf<CaseDetail>(ask(`/api/cities/mot/cases/${id}`, { headers: as(who) }));
const post = (who: string, path: string, body: object) =>
  ask(`/api/cities/mot/${path}`, { method: 'POST', body: JSON.stringify(body), headers: as(who) });
const look = async (id: string, publish = true) =>
  post('moderator', `cases/${id}/moderation`, { version: (await read(id)).version, publish });
const isPublic = async (id: string) => (await ask(`/api/cities/mot/reports/${id}`)).status === 200;
async function firstTime(how: 'off' | 'look' | 'hold') {
  const { version, rules } = await jsonOf<{ version: number; rules: { moderation: object } }>(
    ask('/api/cities/mot/casework', { headers: as('admin') }),
  );
  const moderation = { firstTime: how, words: { vi: ['óc chó'], en: ['shit'] } };
  expect((await post('admin', 'casework', { version, rules: { ...rules, moderation } })).status).toBe(200);
}

describe('a report by somebody new', () => {
  it('waits for a look, published or not as the city has it, and is with its agency at once', async () => {
    const [one, other] = [device(), device()];
    const sent = await send(one);
    expect([sent.published, await isPublic(sent.id), (await read(sent.id)).held]).toEqual([true, true, ['first']]);
    await firstTime('hold');
    const held = await send(other);
    expect([held.published, await isPublic(held.id), held.agencyId]).toEqual([false, false, 'office']);
    expect(await read(held.id, 'officer')).toMatchObject({ state: 'forwarded', held: ['first'] });
    const queue = await jsonOf<CaseList>(ask('/api/cities/mot/cases?held=yes', { headers: as('moderator') }));
    expect(queue.cases.map(({ id }) => id)).toEqual(expect.arrayContaining([sent.id, held.id]));

    // Once somebody has looked, the next ones of the same device are like everybody else's.
    expect((await look(held.id)).status).toBe(200);
    expect([await isPublic(held.id), (await read(held.id)).held]).toEqual([true, undefined]);
    const next = await send(other);
    expect([next.published, (await read(next.id)).held]).toEqual([true, undefined]);
    await firstTime('off');
    expect((await read((await send(null)).id)).held).toBeUndefined();
  });
});

describe('a listed word', () => {
  it.each([{ title: 'Lũ ÓC CHÓ đổ rác' }, { description: 'This is shit.' }, { address: 'nhà thằng óc chó' }])(
    'holds it: %j',
    async (words) => {
      await firstTime('off');
      const { id, published } = await send(device(), words);
      expect([published, await isPublic(id), (await read(id)).held]).toEqual([false, false, ['words']]);
      expect((await read(id)).agencyId).toBe('office');
    },
  );
});

describe('a banned device', () => {
  it('is told nothing: its reports are taken, routed, marked and stay unseen', async () => {
    await firstTime('off');
    const bad = device();
    const first = await send(bad);
    const { version, device: known } = await read(first.id);
    expect(known).toEqual({ others: 0, banned: false });
    expect(await told(await post('officer', `cases/${first.id}/device`, { version, banned: true }))).toBe('403 forbidden');
    expect((await post('moderator', `cases/${first.id}/device`, { version, banned: true })).status).toBe(200);
    const second = await send(bad);
    expect([second.published, await isPublic(second.id)]).toEqual([true, false]);
    const tracking = await jsonOf<Tracking>(ask('/api/tracking', { headers: { authorization: `Tracking ${second.trackingToken}` } }));
    expect(tracking.published).toBe(true);
    expect(await read(second.id)).toMatchObject({
      agencyId: 'office',
      held: ['device'],
      published: false,
      device: { others: 1, banned: true },
    });
    expect((await read(second.id, 'officer')).device).toBeUndefined();
    const { devices } = await jsonOf<{ devices: object[] }>(ask('/api/cities/mot/banned-devices', { headers: as('moderator') }));
    expect(devices).toMatchObject([{ reportId: first.id, reports: 2 }]);
    await post('moderator', `cases/${second.id}/device`, { version: (await read(second.id)).version, banned: false });
    expect(await isPublic((await send(bad)).id)).toBe(true);
  });
  it('leaves nothing by which it could be known', async () => {
    const name = `secret-device-${crypto.randomUUID()}`;
    await send(name);
    const { rows } = await portal.db.client.execute('SELECT device FROM report_case WHERE device IS NOT NULL');
    expect(JSON.stringify(rows)).not.toContain('secret-device');
    const text = JSON.stringify((await portal.db.client.execute('SELECT * FROM audit')).rows);
    for (const { device: hash } of rows) expect(text).not.toContain(String(hash));
  });
  it('is not known of a report that named none', async () => {
    const { id } = await send(null);
    expect(await told(await post('moderator', `cases/${id}/device`, { version: (await read(id)).version, banned: true }))).toBe(
      '409 move-not-allowed',
    );
  });
});

describe('a photo that came before', () => {
  it('is found again when it was re-encoded and scaled, and only by who moderates', async () => {
    await firstTime('off');
    const shapes = [1, 2, 3, 4, 5].map(
      (i) => `<circle cx="${i * 190}" cy="${(i * 331) % 700}" r="${40 + i * 25}" fill="hsl(${i * 70},80%,50%)"/>`,
    );
    const bytes = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="800">${shapes.join('')}</svg>`))
      .flatten({ background: '#cfd' })
      .jpeg()
      .toBuffer();
    const again = await sharp(bytes).resize(500).webp({ quality: 60 }).toBuffer();
    const plain = { bytes: await sharp(bytes).flop().rotate(90).jpeg().toBuffer(), type: 'image/jpeg' };
    const first = await send(device(), {}, [{ bytes, type: 'image/jpeg' }]);
    const second = await send(device(), { title: 'Lần nữa' }, [{ bytes: again, type: 'image/webp' }]);
    const third = await send(device(), { title: 'Khác' }, [plain]);
    await makePictures({ db: portal.db, config: portal.config, log: console as never, now: () => portal.clock.now });
    const found = await read(second.id);
    expect([found.samePhotos?.map(({ id }) => id), found.held, found.published]).toEqual([[first.id], ['photo'], true]);
    expect((await read(first.id)).samePhotos?.map(({ id }) => id)).toEqual([second.id]);
    expect((await read(third.id)).samePhotos).toBeUndefined();
    expect((await read(second.id, 'officer')).samePhotos).toBeUndefined();
  });
});
