import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { LIMITS as SERVER } from '../../../api/features/cases/contract.ts';
import { NewReport, PHOTO_LIMITS, PHOTO_TYPES as SERVER_TYPES } from '../../../api/features/reports/intake-contract.ts';
import type { Category } from '../../../data/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { formAddress, pickAddress, trackingAddress } from './addresses.ts';
import { type DraftPlace, isEmpty, LIMITS, newDraft, randomId, reportOf } from './draft.ts';
import { choosePlace, factsOf, readPhotoFacts } from './photo-facts.ts';
import { fitSize, PHOTO_TYPES } from './photo-file.ts';
import { attempts, mayPass, PAUSES } from './send.ts';
import { lacks } from './steps.ts';

const EXTENT = [103.8, 21.2, 104, 21.5] as const;
const HERE = { lng: 103.9119, lat: 21.3289, accuracy: 9 };
const road: Category = {
  id: 'road',
  name: { vi: 'Đường' },
  icon: 'road',
  days: 5,
  moderation: 'after',
  keywords: [],
  questions: [
    { id: 'size', label: { vi: 'Rộng?' }, type: 'number', required: false, choices: [] },
    { id: 'kind', label: { vi: 'Gì?' }, type: 'one', required: true, choices: [{ id: 'hole', label: { vi: 'Ổ gà' } }] },
  ],
};
const place: DraftPlace = { lng: HERE.lng, lat: HERE.lat, height: null, from: 'map' };
const whole = { ...newDraft('here'), place, categoryId: 'road', answers: { kind: 'hole' }, description: ' Ổ gà ' };

describe('a draft', () => {
  it('has the limits of the server', () => {
    expect([LIMITS.photos, LIMITS.title, LIMITS.description]).toEqual([PHOTO_LIMITS.count, SERVER.title, SERVER.description]);
    expect(PHOTO_TYPES).toEqual(SERVER_TYPES);
    const long = (length: number) => 'x'.repeat(length);
    const { name, phone } = LIMITS;
    const full = reportOf(
      { ...whole, address: long(LIMITS.address), contact: { name: long(name), phone: long(phone), email: '' } },
      [],
      'vi',
    );
    expect(NewReport.safeParse(full).success).toBe(true);
    expect(NewReport.safeParse({ ...full, address: long(LIMITS.address + 1) }).success).toBe(false);
  });
  it('is empty until something is in it', () => {
    expect(isEmpty(newDraft('here'))).toBe(true);
    expect(isEmpty({ ...newDraft('here'), description: '  ' })).toBe(true);
    expect(isEmpty({ ...newDraft('here'), place })).toBe(false);
    expect(isEmpty({ ...newDraft('here'), contact: { name: '', email: '', phone: '0912' } })).toBe(false);
  });
  it('has keys that nobody can guess and the server takes', () => {
    expect(randomId()).toMatch(/^[\da-f]{32}$/);
    expect(new Set(Array.from({ length: 1000 }, randomId)).size).toBe(1000);
  });
  it('becomes what the server takes, with height only for walls and without answers to questions of another topic', () => {
    const report = reportOf({ ...whole, answers: { kind: 'hole', elsewhere: 'x', size: '' } }, road.questions, 'en');
    expect(NewReport.parse(report)).toMatchObject({
      answers: { kind: 'hole' },
      position: [HERE.lng, HERE.lat],
      description: 'Ổ gà',
      lang: 'en',
    });
    expect(report).not.toHaveProperty('contact');
    expect(report).not.toHaveProperty('address');
    const wall = reportOf({ ...whole, place: { ...place, height: 612.4 }, contact: { name: '', email: ' a@b.vn ', phone: '' } }, [], 'vi');
    expect(NewReport.parse(wall)).toMatchObject({ position: [HERE.lng, HERE.lat, 612.4], contact: { email: 'a@b.vn' } });
    expect(() => reportOf(newDraft('here'), [], 'vi')).toThrow();
  });
});

describe('what is missing', () => {
  const problems = (draft: typeof whole, category: Category | undefined = road) => lacks(draft, category, EXTENT).map((l) => l.problem);
  it('is nothing for a whole report', () => expect(problems(whole)).toEqual([]));
  it('comes in the order of the page', () => {
    expect(lacks(newDraft('here'), undefined, EXTENT).map((l) => l.step)).toEqual(['place', 'category', 'words']);
    expect(problems({ ...whole, place: { ...place, lat: 10 } })).toEqual(['outside']);
    expect(problems({ ...whole, answers: {} as typeof whole.answers })).toEqual(['answer']);
    expect(problems({ ...whole, answers: { ...whole.answers, size: Number.NaN } as never })).toEqual(['number']);
    expect(problems({ ...whole, contact: { name: '', phone: '', email: 'lan@' } })).toEqual(['email']);
    expect(problems({ ...whole, description: ' ' })).toEqual(['words']);
  });
  it('is a telephone call where the topic is not for the portal', () => {
    expect(problems(whole, { ...road, questions: [], stopper: { text: { vi: 'Gọi 113' }, stops: true } })).toEqual(['stopped']);
    expect(problems(whole, { ...road, stopper: { text: { vi: 'Gọi 114' }, stops: false } })).toEqual([]);
  });
  it('asks for words only where there is no photo', () => {
    const photo = { id: 'p', width: 4, height: 3, boxes: [], takenAt: null, position: null };
    expect(problems({ ...whole, description: '', photos: [photo] })).toEqual([]);
  });
});

describe('a photo', () => {
  const exif = (extra: Record<string, unknown> = {}) => ({ latitude: HERE.lat, longitude: HERE.lng, ...extra });
  it('tells where and when, unless it is nonsense', () => {
    expect(factsOf(exif({ DateTimeOriginal: new Date('2026-11-20T08:15:00Z') }))).toEqual({
      position: [HERE.lng, HERE.lat],
      takenAt: '2026-11-20T08:15:00.000Z',
    });
    for (const bad of [{ latitude: 0, longitude: 0 }, { latitude: 91, longitude: 4 }, { latitude: Number.NaN, longitude: 4 }, {}])
      expect(factsOf(bad).position).toBeNull();
    expect(factsOf({ DateTimeOriginal: new Date('0000') }).takenAt).toBeNull();
    expect(factsOf(undefined)).toEqual({ position: null, takenAt: null });
  });
  it('is read from a real file, and a file without a word is no failure', async () => {
    const bare = sharp({ create: { width: 8, height: 6, channels: 3, background: '#888' } }).jpeg();
    const told = await bare
      .clone()
      .withExif({
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 19/1 4404/100', GPSLongitudeRef: 'E', GPSLongitude: '103/1 54/1 4284/100' },
      })
      .toBuffer();
    const [lng, lat] = (await readPhotoFacts(new Blob([new Uint8Array(told)]))).position ?? [];
    expect(lng).toBeCloseTo(HERE.lng, 4);
    expect(lat).toBeCloseTo(HERE.lat, 4);
    expect(await readPhotoFacts(new Blob([new Uint8Array(await bare.toBuffer())]))).toEqual({ position: null, takenAt: null });
    expect(await readPhotoFacts(new Blob(['no photo']))).toEqual({ position: null, takenAt: null });
  });
  it('gives the place: the device’s for one just taken, its own for one chosen', () => {
    const facts = factsOf(exif());
    const own = { lng: HERE.lng, lat: HERE.lat, height: null, from: 'photo' };
    const device = { lng: 103.92, lat: 21.33, accuracy: 12 };
    expect(choosePlace('chosen', facts, null, null, EXTENT)).toEqual({ take: own });
    expect(choosePlace('taken', facts, device, null, EXTENT)).toMatchObject({ take: { from: 'device', lng: 103.92, accuracy: 12 } });
    expect(choosePlace('taken', facts, null, null, EXTENT)).toEqual({ take: own });
    expect(choosePlace('chosen', factsOf({}), null, null, EXTENT)).toEqual({ keep: true, offer: null });
  });
  it('never overrules the reader, and a photo from elsewhere says so', () => {
    const far = factsOf({ latitude: 10.7, longitude: 106.6 });
    expect(choosePlace('chosen', factsOf(exif()), null, place, EXTENT)).toMatchObject({ keep: true, offer: { from: 'photo' } });
    expect(choosePlace('chosen', far, null, null, EXTENT)).toEqual({ outside: true });
    expect(choosePlace('chosen', far, null, place, EXTENT)).toEqual({ keep: true, offer: null });
  });
  it('is made smaller, never larger', () => {
    expect(fitSize(8000, 6000)).toEqual({ width: 2048, height: 1536 });
    expect(fitSize(640, 480)).toEqual({ width: 640, height: 480 });
    expect(fitSize(9000, 2)).toEqual({ width: 2048, height: 1 });
  });
});

describe('sending', () => {
  const failing = (errors: unknown[]) => {
    const left = [...errors];
    return async () => {
      const error = left.shift();
      if (error) throw error;
      return 'receipt';
    };
  };
  it('goes on after what may pass, with longer pauses', async () => {
    const pauses: number[] = [];
    const pause = async (seconds: number) => void pauses.push(seconds);
    const bad = [new ApiError('offline'), new ApiError('timeout'), new ApiError('proof-missing', 403)];
    expect(await attempts(failing(bad), pause)).toBe('receipt');
    expect(pauses).toEqual(PAUSES.slice(0, 3));
  });
  it('stops at what stays wrong, and after the last pause', async () => {
    const pauses: number[] = [];
    const pause = async (seconds: number) => void pauses.push(seconds);
    await expect(attempts(failing([new ApiError('bad-request', 400)]), pause)).rejects.toMatchObject({ code: 'bad-request' });
    expect(pauses).toEqual([]);
    await expect(attempts(failing(Array.from({ length: 9 }, () => new ApiError('offline'))), pause)).rejects.toMatchObject({
      code: 'offline',
    });
    expect(pauses).toEqual([...PAUSES]);
    expect(mayPass(new Error('a mistake'))).toBe(false);
  });
});

describe('addresses', () => {
  it('carry the draft beside what is already there, and the secret after the hash', () => {
    expect(formAddress('/x/report', 'd1')).toBe('/x/report?draft=d1');
    expect(pickAddress('/x?v=1&at=1,2', 'd1')).toBe('/x?v=1&at=1,2&place-for=d1');
    const link = new URL(trackingAddress('s-e_c', 'x'), 'https://portal.vn');
    expect([link.pathname, link.search, link.hash]).toEqual(['/x/tracking', '', '#s-e_c']);
  });
});

it('the words of every failure are there', () => {
  const { send } = JSON.parse(readFileSync(new URL('./locales/vi.json', import.meta.url), 'utf8'));
  expect(Object.keys(send.why)).toEqual(
    expect.arrayContaining(['offline', 'timeout', 'internal', 'too-many-requests', 'unsupported-file']),
  );
});
