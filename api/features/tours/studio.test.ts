import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasEspeak } from '../../../narration/speech/espeak.ts';
import { TourDraft } from '../../../scenes/tour-contract.ts';
import { verifyAudit } from '../../audit/verify-audit.ts';
import type { Problem } from '../../http/contract.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { type StudioList, type StudioTour, TourDetail } from './contract.ts';

const people = {
  guide: makeIdentity('tourism-editor', undefined, 'mot'),
  other: { ...makeIdentity('tourism-editor', undefined, 'mot'), userId: 'other' },
  abroad: makeIdentity('tourism-editor', undefined, 'hai'),
  officer: makeIdentity('agency-officer', ['office'], 'mot'),
};
/** What the answers hold, each some of it; a test reads what it expects. */
type Told = Omit<StudioTour, 'draft'> & StudioList & Required<Problem> & { draft: TourDraft; tour: TourDraft; minutes: number };
let portal: Portal;
beforeEach(async () => {
  portal = await makePortal([makePack('mot'), makePack('hai')], { identify: identifyBy(people) });
});
afterEach(() => portal.close());

const ask = async (path: string, body?: unknown, { as = 'guide' as keyof typeof people | null, method = body ? 'POST' : 'GET' } = {}) => {
  const response = await portal.app.request(`/api/cities/mot/${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(as ? { 'x-as': as } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, json: (await response.json()) as Told };
};
const at = (i: number): [number, number] => [105 + i * 0.001, 21];
const stop = (i: number) => ({
  id: `s-${i}`,
  own: {
    position: at(i),
    view: { target: at(i), range: 300, heading: 0, pitch: -30 },
    zones: [{ centre: at(i), enter: 30, exit: 45 }],
    words: { vi: { title: `Điểm ${i}`, sentences: [{ text: 'Đây.' }] }, en: { title: `Stop ${i}`, sentences: [{ text: 'Here.' }] } },
  },
});
const tour = (change: object = {}): TourDraft =>
  TourDraft.parse({
    id: 'di-choi',
    title: { vi: 'Đi chơi', en: 'A walk' },
    summary: { vi: 'Đi chơi', en: 'A walk' },
    audience: { vi: 'Mọi người', en: 'Everybody' },
    means: 'foot',
    effort: 'easy',
    length: 104,
    minutes: 10,
    season: { months: [1], note: { vi: 'Mùa xuân', en: 'Spring' } },
    timeOfDay: null,
    layers: [],
    stops: [stop(0), stop(1)],
    legs: [{ path: [at(0), at(1)] }],
    ...change,
  });
const save = (revision: number, draft = tour(), as: keyof typeof people = 'guide') =>
  ask('studio/tours/di-choi', { revision, tour: draft }, { method: 'PUT', as });

describe('the studio', () => {
  it('takes a tour from nothing to visitors, who see nothing of it before', async () => {
    expect((await ask('studio/tours')).json.tours).toEqual([]);
    expect(await save(0)).toEqual({ status: 200, json: { revision: 1 } });
    expect((await ask('tours', undefined, { as: null })).json.tours).toEqual([]);
    const read = await ask('studio/tours/di-choi');
    expect(read.json).toMatchObject({ revision: 1, published: null, versions: [], faults: [], draft: { id: 'di-choi' } });
    expect(read.json.preview.stops).toHaveLength(2);
    expect((await ask('studio/tours')).json.tours).toMatchObject([{ id: 'di-choi', origin: 'studio', published: null, changed: true }]);
    expect(await ask('studio/tours/di-choi/publish', { revision: 1, note: 'Lần đầu' })).toEqual({ status: 200, json: { version: 1 } });
    expect((await ask('tours', undefined, { as: null })).json.tours).toMatchObject([{ id: 'di-choi', stops: 2, languages: ['vi', 'en'] }]);
    expect((await ask('tours/di-choi', undefined, { as: null })).json).toMatchObject({ version: 1 });
    expect((await ask('studio/tours')).json.tours).toMatchObject([{ published: 1, changed: false }]);
    expect((await verifyAudit(portal.db.client)).broken).toBeNull();
  });

  it.runIf(hasEspeak())(
    'has the words of own stops read aloud when they are published',
    async () => {
      await save(0);
      expect((await ask('studio/tours/di-choi')).json.speaks).toBe(true);
      expect((await ask('studio/tours/di-choi')).json.preview.stops[0]?.languages.vi?.sound).toBeUndefined();
      await ask('studio/tours/di-choi/publish', { revision: 1 });
      const { sound } = TourDetail.parse((await ask('tours/di-choi', undefined, { as: null })).json).stops[0]?.languages.vi ?? {};
      expect(sound).toMatchObject({ voice: 'synthetic' });
      expect(sound?.duration).toBeGreaterThan(0.2);
      for (const address of [sound?.webm, sound?.mp3, sound?.vtt]) expect((await portal.app.request(address ?? '')).status).toBe(200);
      for (const file of ['sound.json', '..%2f..%2fsecret', 'story.wav'])
        expect((await portal.app.request(`/api/cities/mot/tour-sound/${sound?.webm.split('/')[5]}/${file}`)).status).toBe(404);
    },
    30_000,
  );

  it('does not let two editors overwrite each other', async () => {
    await save(0);
    expect((await save(1, tour({ minutes: 20 }), 'other')).json).toEqual({ revision: 2 });
    expect(await save(1, tour({ minutes: 30 }))).toMatchObject({ status: 409, json: { code: 'version-conflict' } });
    expect(await save(0)).toMatchObject({ status: 409 });
    expect(await ask('studio/tours/di-choi/publish', { revision: 1 })).toMatchObject({ status: 409 });
    expect((await ask('studio/tours/di-choi')).json.draft.minutes).toBe(20);
  });

  it('publishes nothing that is unfinished, and says what is missing', async () => {
    await save(0, tour({ stops: [], legs: [] }));
    expect((await ask('studio/tours/di-choi')).json.faults.length).toBeGreaterThan(0);
    await save(1, tour({ length: 500 }));
    expect(await ask('studio/tours/di-choi/publish', { revision: 2 })).toMatchObject({
      status: 400,
      json: { detail: expect.stringMatching(/^length/) },
    });
    await save(2, tour({ stops: [stop(0), { id: 'x', from: { guide: 'nowhere', stop: 'x' } }] }));
    expect((await ask('studio/tours/di-choi/publish', { revision: 3 })).json.detail).toMatch(/guide-stop nowhere\/x/);
    expect((await ask('tours')).json.tours).toEqual([]);
  });

  it('keeps versions, shows and restores them, and withdraws', async () => {
    await save(0);
    await ask('studio/tours/di-choi/publish', { revision: 1 });
    await save(1, tour({ minutes: 25 }));
    await ask('studio/tours/di-choi/publish', { revision: 2, note: 'Lâu hơn' });
    expect((await ask('tours/di-choi')).json).toMatchObject({ minutes: 25, version: 2 });
    expect((await ask('studio/tours/di-choi')).json.versions).toMatchObject([{ version: 2, note: 'Lâu hơn' }, { version: 1 }]);
    expect((await ask('studio/tours/di-choi/versions/1')).json.tour.minutes).toBe(10);
    expect((await ask('studio/tours/di-choi/restore', { revision: 2, version: 1 })).json).toEqual({ revision: 3 });
    expect((await ask('studio/tours/di-choi')).json.draft.minutes).toBe(10);
    expect((await ask('tours/di-choi')).json.minutes).toBe(25);
    await ask('studio/tours/di-choi/publish', { revision: 3 });
    expect((await ask('tours/di-choi')).json).toMatchObject({ minutes: 10, version: 3 });
    expect((await ask('studio/tours/di-choi/withdraw', {})).status).toBe(200);
    expect((await ask('tours/di-choi')).status).toBe(404);
    expect((await ask('studio/tours/di-choi/withdraw', {})).status).toBe(404);
    await expect(portal.db.client.execute(`UPDATE tour_version SET note = 'x'`)).rejects.toThrow(/never changed/);
  });

  it.each([
    ['officer', 403],
    ['abroad', 403],
    [null, 401],
  ] as const)('is closed to %s', async (as, status) => {
    await save(0);
    const answers = await Promise.all([
      ask('studio/tours', undefined, { as }),
      ask('studio/tours/di-choi', undefined, { as }),
      ask('studio/tours/di-choi', { revision: 1, tour: tour() }, { as, method: 'PUT' }),
      ask('studio/tours/di-choi/publish', { revision: 1 }, { as }),
      ask('studio/tours/di-choi/restore', { revision: 1, version: 1 }, { as }),
      ask('studio/import', { format: 'gpx', text: '<gpx/>' }, { as }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status));
  });

  it('reads files into a draft, and gives files that it reads again', async () => {
    await save(0);
    await ask('studio/tours/di-choi/publish', { revision: 1 });
    for (const format of ['gpx', 'kml', 'geojson']) {
      const file = await portal.app.request(`/api/cities/mot/tours/di-choi/export/${format}`);
      expect([file.status, file.headers.get('content-disposition')]).toEqual([200, `attachment; filename="di-choi.${format}"`]);
      const { status, json } = await ask('studio/import', { format, text: await file.text() });
      expect([format, status]).toEqual([format, 200]);
      expect(json.tour.stops.map(({ own }) => own?.position)).toEqual([at(0), at(1)]);
      expect(json.tour.legs).toHaveLength(1);
    }
    expect(await ask('studio/import', { format: 'kml', text: '<kml/>' })).toMatchObject({ status: 415 });
    expect((await ask('studio/tours')).json.tours).toHaveLength(1);
  });
});
