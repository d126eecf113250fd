import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseVtt } from '../../../data/model/webvtt.ts';
import { guideCities, readGuides } from '../../../narration/pack/read-guides.ts';
import { sweepMedia } from '../../cases/pictures.ts';
import { mediaStore } from '../../files/media-store.ts';
import { StoryVoices } from '../../guides/recording-contract.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { GuideDetail } from './contract.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const pack = guideCities(ROOT)
  .flatMap((city) => readGuides(ROOT, city))
  .find(({ guide }) => guide.stops.length > 2);
const CITY = pack?.city ?? '';
const language = pack?.languages.find(({ lang }) => lang === 'vi');
const [stop = '', other = ''] = pack?.guide.stops.map(({ id }) => id) ?? [];
const sentences = language?.words.stops[stop]?.sentences ?? [];
/** A voice that was really recorded would be another file; this one is real sound of another stop. */
const MP3 = readFileSync(`${language?.folder}/${other}.mp3`);
const base = `/api/cities/${CITY}/guides/${pack?.guide.id}`;

let portal: Portal;
beforeAll(async () => {
  const people = { editor: makeIdentity('tourism-editor'), officer: makeIdentity('agency-officer', ['office']) };
  portal = await makePortal([makePack(CITY)], { identify: identifyBy(people) });
});
afterAll(() => portal.close());

const send = (sound: Uint8Array<ArrayBuffer> | null, vtt?: string, as = 'editor', at = `${base}/vi/${stop}/recording`) => {
  const body = new FormData();
  if (sound) body.set('sound', new File([sound], 'giong.mp3'));
  if (vtt !== undefined) body.set('vtt', vtt);
  return portal.app.request(at, { method: 'PUT', body, headers: { 'x-as': as, origin: portal.config.publicUrl } });
};
const bytes = (buffer: Buffer) => new Uint8Array(buffer);
const heard = async () => GuideDetail.parse((await portal.get(base)).json).languages.vi?.stops[stop]?.sound;
const vttOf = (count: number, last = 2) =>
  [
    'WEBVTT',
    ...Array.from({ length: count }, (_, i) => `${i + 1}\n00:00:0${i}.000 --> 00:00:0${i + 1 === count ? last : i + 1}.000\nx`),
  ].join('\n\n');

describe('a recording', () => {
  it('wins over the synthetic voice, is heard in ranges, and gives way again', async () => {
    expect((await heard())?.voice).toBe('synthetic');
    expect((await send(bytes(MP3))).status).toBe(200);
    const sound = await heard();
    expect(sound?.voice).toBe('recorded');
    const part = await portal.app.request(sound?.mp3 ?? '', { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${MP3.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(MP3.subarray(10, 20));
    const past = await portal.app.request(sound?.mp3 ?? '', { headers: { range: `bytes=${MP3.length}-` } });
    expect(past.status).toBe(416);
    const removed = await portal.app.request(`${base}/vi/${stop}/recording`, {
      method: 'DELETE',
      headers: { 'x-as': 'editor', origin: portal.config.publicUrl },
    });
    expect(removed.status).toBe(200);
    expect((await heard())?.voice).toBe('synthetic');
    expect((await portal.app.request(sound?.mp3 ?? '')).status).toBe(404);
  });

  it('is timed by its own transcript, in the words of the story', async () => {
    const { length } = sentences;
    const answer = await send(bytes(MP3), vttOf(length, length));
    expect(answer.status).toBe(200);
    const cues = parseVtt(await (await portal.app.request((await heard())?.vtt ?? '')).text());
    expect(cues.map(({ start }) => start)).toEqual(sentences.map((_, i) => i));
    expect(cues.map(({ words }) => words.map(({ text }) => text).join(''))).toEqual(sentences.map(({ text }) => text));
    const { stories } = StoryVoices.parse(await answer.json());
    expect(stories.find((one) => one.stop === stop && one.lang === 'vi')?.recording).toMatchObject({ timed: true, outdated: false });
  });

  it('without a transcript has estimated times, and the list says so', async () => {
    const answer = await send(bytes(MP3));
    const { stories } = StoryVoices.parse(await answer.json());
    const mine = stories.find((one) => one.stop === stop && one.lang === 'vi')?.recording;
    expect(mine?.timed).toBe(false);
    const cues = parseVtt(await (await portal.app.request((await heard())?.vtt ?? '')).text());
    expect(cues.length).toBe(sentences.length);
    expect(cues.at(-1)?.end).toBeCloseTo(mine?.duration ?? 0, 2);
  });

  it('that is replaced leaves no bytes behind, and its change stands in the log', async () => {
    await send(bytes(MP3));
    await send(bytes(MP3));
    const keys: string[] = [];
    for await (const { key } of mediaStore(portal.config).list('recordings')) keys.push(key);
    expect(keys.length).toBe(1);
    await mediaStore(portal.config).put('recordings/ffffffffffffffffffffffff', bytes(MP3));
    expect(await sweepMedia(portal, 0)).toBe(1);
    expect((await portal.app.request((await heard())?.mp3 ?? '')).status).toBe(200);
    const { rows } = await portal.db.client.execute(`SELECT count(*) AS n FROM audit WHERE action = 'edit:recording'`);
    expect(Number(rows[0]?.n)).toBeGreaterThan(1);
  });
});

describe('what is no recording is refused with a sentence, and what was heard stays', () => {
  it.each([
    ['nothing', null, undefined, 400, 'sound'],
    ['a text', bytes(Buffer.from('không phải âm thanh')), undefined, 415, 'MP3'],
    ['a cut-off beginning', bytes(MP3.subarray(0, 300)), undefined, 400, 'lasts'],
    ['a transcript of other sentences', bytes(MP3), vttOf(1), 400, 'cues'],
    ['a transcript that is none', bytes(MP3), 'xin chào', 400, 'WEBVTT'],
    [
      'a transcript longer than the sound',
      bytes(MP3),
      vttOf(sentences.length).replace(/--> 00:00:02\.000\nx$/, '--> 09:00:00.000\nx'),
      400,
      'after the sound',
    ],
  ])('%s', async (_, sound, vtt, status, word) => {
    const before = await heard();
    const answer = await send(sound, vtt);
    const text = await answer.text();
    expect([answer.status, text.includes(word)], text).toEqual([status, true]);
    expect(await heard()).toEqual(before);
  });
  it('a story that is not told, and somebody who may not', async () => {
    expect((await send(bytes(MP3), undefined, 'editor', `${base}/vi/khong-co/recording`)).status).toBe(404);
    expect((await send(bytes(MP3), undefined, 'officer')).status).toBe(403);
    expect((await send(bytes(MP3), undefined, 'nobody')).status).toBe(401);
  });
});
