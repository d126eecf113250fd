import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseVtt } from '../../../data/model/webvtt.ts';
import { guideCities, readGuides } from '../../../narration/pack/read-guides.ts';
import { TourDraft } from '../../../scenes/tour-contract.ts';
import { openDatabase } from '../../db/database.ts';
import { mediaStore } from '../../files/media-store.ts';
import { StoryVoices } from '../../guides/recording-contract.ts';
import { readRecordings } from '../../guides/recordings.ts';
import { writeTally } from '../../guides/tally.ts';
import { GuideFigures } from '../../guides/tally-contract.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { PackageManifest } from '../offline/contract.ts';
import { TourDetail } from './contract.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const pack = guideCities(ROOT)
  .flatMap((city) => readGuides(ROOT, city))
  .find(({ guide }) => guide.stops.length > 2);
const folder = pack?.languages.find(({ lang }) => lang === 'vi')?.folder;
/** Real sound of two lengths. */
const [ONE, TWO] = (pack?.guide.stops ?? []).map(({ id }) => new Uint8Array(readFileSync(`${folder}/${id}.mp3`)));
const people = { guide: makeIdentity('tourism-editor', undefined, 'mot'), abroad: makeIdentity('tourism-editor', undefined, 'hai') };

/** Lengths tell them apart. */
it('the two sounds differ', () => expect(ONE?.length).not.toBe(TWO?.length));

let portal: Portal;
beforeEach(async () => {
  portal = await makePortal([makePack('mot'), makePack('hai')], { identify: identifyBy(people) });
});
afterEach(() => portal.close());

const at = (i: number): [number, number] => [105 + i * 0.001, 21];
const tour = (text = ['Đây.', 'Kia.']) =>
  TourDraft.parse({
    ...{ id: 'di-choi', title: { vi: 'Đi chơi', en: 'A walk' }, summary: { vi: 'Đi', en: 'Go' }, audience: { vi: 'Ai' }, means: 'foot' },
    ...{ effort: 'easy', length: 0, minutes: 10, season: { months: [1], note: { vi: 'Xuân' } }, timeOfDay: null, layers: [], legs: [] },
    stops: [
      {
        id: 'cay',
        own: {
          position: at(0),
          view: { target: at(0), range: 300, heading: 0, pitch: -30 },
          zones: [{ centre: at(0), enter: 30, exit: 45 }],
          words: {
            vi: { title: 'Cây đa', sentences: text.map((one) => ({ text: one })) },
            en: { title: 'A tree', sentences: [{ text: 'Here.' }] },
          },
        },
      },
    ],
  });
const ask = (path: string, method = 'GET', body?: unknown, as = 'guide') =>
  portal.app.request(`/api/cities/mot/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-as': as, origin: portal.config.publicUrl },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const save = async (revision: number, text?: string[]) =>
  expect((await ask('studio/tours/di-choi', 'PUT', { revision, tour: tour(text) })).status).toBe(200);
const publish = async (revision: number) => expect((await ask('studio/tours/di-choi/publish', 'POST', { revision })).status).toBe(200);
const send = (sound = ONE, { vtt = '', as = 'guide', stop = 'cay', lang = 'vi' } = {}) => {
  const body = new FormData();
  body.set('sound', new File([sound ?? ''], 'giong.mp3'));
  if (vtt) body.set('vtt', vtt);
  const path = `/api/cities/mot/studio/tours/di-choi/${lang}/${stop}/recording`;
  return portal.app.request(path, { method: 'PUT', body, headers: { 'x-as': as, origin: portal.config.publicUrl } });
};
const told = async () =>
  StoryVoices.parse(await (await ask('studio/tours/di-choi/recordings')).json()).stories.find(({ lang }) => lang === 'vi');
const heard = async () => TourDetail.parse(await (await ask('tours/di-choi')).json()).stops[0]?.languages.vi?.sound;
const bytesOf = async (url = '') => new Uint8Array(await (await portal.app.request(url)).arrayBuffer()).length;

describe('a recording of a tour’s own stop', () => {
  it('is heard by visitors, timed by its transcript, and gives way again', async () => {
    await save(0);
    await publish(1);
    const vtt = 'WEBVTT\n\n00:00.000 --> 00:01.000\nx\n\n00:01.000 --> 00:02.000\nx';
    const stories = StoryVoices.parse(await (await send(ONE, { vtt })).json()).stories;
    expect(stories.map(({ stop, lang }) => [stop, lang])).toEqual([
      ['cay', 'vi'],
      ['cay', 'en'],
    ]);
    expect(stories[0]).toMatchObject({ title: 'Cây đa', voice: 'recorded', sentences: 2, recording: { timed: true, outdated: false } });
    const sound = await heard();
    expect(sound?.voice).toBe('recorded');
    expect(await bytesOf(sound?.mp3)).toBe(ONE?.length);
    const cues = parseVtt(await (await portal.app.request(sound?.vtt ?? '')).text());
    expect(cues.map(({ words }) => words.map(({ text }) => text).join(''))).toEqual(['Đây.', 'Kia.']);
    expect((await ask('studio/tours/di-choi/vi/cay/recording', 'DELETE', {})).status).toBe(200);
    expect((await heard())?.voice).not.toBe('recorded');
    expect((await portal.app.request(sound?.mp3 ?? '')).status).toBe(404);
    const { rows } = await portal.db.client.execute(
      `SELECT action, entity, entity_id FROM audit WHERE action LIKE '%:recording' ORDER BY rowid`,
    );
    expect(rows.map((row) => [row.action, row.entity, row.entity_id])).toEqual([
      ['edit:recording', 'tour', 'di-choi'],
      ['remove:recording', 'tour', 'di-choi'],
    ]);
  });

  it('is told to be out of date when its words change, and one for the draft waits until they are published', async () => {
    await save(0);
    await publish(1);
    await send(ONE);
    await save(1, ['Đây là cây đa.']);
    expect((await told())?.recording?.outdated).toBe(true);
    // Made for the new words: visitors still hear what goes with the old ones.
    await send(TWO);
    expect((await told())?.recording?.outdated).toBe(false);
    expect(await bytesOf((await heard())?.mp3)).toBe(ONE?.length);
    await publish(2);
    expect(await bytesOf((await heard())?.mp3)).toBe(TWO?.length);
    // The next one leaves no bytes of the others behind.
    await send(ONE);
    const keys: string[] = [];
    for await (const { key } of mediaStore(portal.config).list('recordings')) keys.push(key);
    expect(keys).toHaveLength(1);
  });

  it('without new words it wins all the same, as those of guides do', async () => {
    await save(0);
    await publish(1);
    await send(ONE);
    await save(1, ['Đây là cây đa.']);
    await publish(2);
    expect((await heard())?.voice).toBe('recorded');
    expect((await told())?.recording?.outdated).toBe(true);
  });

  it('is taken along with the tour', async () => {
    await save(0);
    await publish(1);
    await send(ONE);
    const sound = await heard();
    for (const id of ['tour:di-choi', 'city']) {
      const answer = await ask(`packages/${encodeURIComponent(id)}`);
      const { files } = PackageManifest.parse(await answer.json());
      const found = files.filter(({ part }) => part === 'sound');
      expect(found.map(({ url }) => url)).toEqual(expect.arrayContaining([sound?.webm, sound?.vtt]));
      expect(found.find(({ url }) => url === sound?.webm)?.bytes).toBe(ONE?.length);
      expect(new Set(files.map(({ url }) => url)).size).toBe(files.length);
    }
  });

  it('is refused for what is no sound, for a stop that says nothing, and to who may not', async () => {
    await save(0, []);
    expect((await send(ONE)).status).toBe(404);
    await save(1);
    expect((await send(new TextEncoder().encode('không phải âm thanh'))).status).toBe(415);
    expect((await send(ONE, { vtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\nx' })).status).toBe(400);
    expect((await send(ONE, { stop: 'khong-co' })).status).toBe(404);
    expect((await send(ONE, { lang: 'fr' })).status).toBe(404);
    expect((await send(ONE, { as: 'abroad' })).status).toBe(403);
    expect((await send(ONE, { as: 'nobody' })).status).toBe(401);
    expect((await told())?.voice).toBe('none');
  });
});

describe('what is heard of a tour’s own stop', () => {
  const tell = (body: object) => ask('tours/di-choi/heard', 'POST', body, 'nobody');
  const figures = async () => GuideFigures.parse(await (await ask('guide-figures')).json());
  it('is counted by tour, stop, language and hour, and nothing of who', async () => {
    await save(0);
    await publish(1);
    for (const event of ['play', 'complete']) expect((await tell({ stop: 'cay', lang: 'vi', event })).status).toBe(204);
    expect((await tell({ stop: 'cay', lang: 'en', event: 'play' })).status).toBe(204);
    const { all, hours, tours, stops, guides, langs } = await figures();
    expect(all).toEqual({ scan: 0, play: 2, complete: 1 });
    expect(hours[10]?.play).toBe(2);
    expect(guides).toEqual([]);
    expect(tours).toEqual([{ tour: 'di-choi', title: { vi: 'Đi chơi', en: 'A walk' }, scan: 0, play: 2, complete: 1 }]);
    expect(stops).toEqual([{ tour: 'di-choi', stop: 'cay', title: { vi: 'Cây đa', en: 'A tree' }, scan: 0, play: 2, complete: 1 }]);
    expect(langs.map(({ lang, play }) => [lang, play])).toEqual([
      ['en', 1],
      ['vi', 1],
    ]);
    const lines = (await (await ask('guide-figures.csv')).text()).trim().split('\r\n');
    expect(lines[0]).toBe('day,hour,guide,stop,lang,event,n,tour');
    expect(lines.slice(1)).toEqual([
      '2026-01-14,10,,cay,en,play,1,di-choi',
      '2026-01-14,10,,cay,vi,complete,1,di-choi',
      '2026-01-14,10,,cay,vi,play,1,di-choi',
    ]);
  });

  it('is not counted of what visitors do not see', async () => {
    await save(0);
    expect((await tell({ stop: 'cay', lang: 'vi', event: 'play' })).status).toBe(404);
    await publish(1);
    expect((await tell({ stop: 'nha', lang: 'vi', event: 'play' })).status).toBe(404);
    expect((await tell({ stop: 'cay', lang: 'fr', event: 'play' })).status).toBe(404);
    expect((await tell({ stop: 'cay', lang: 'vi', event: 'scan' })).status).toBe(400);
    await writeTally(portal.db);
    expect((await figures()).all.play).toBe(0);
  });
});

it('what was recorded and counted before there were stories of tours is still there', async () => {
  const db = await openDatabase(`file:${portal.folder}/before.db`);
  const sql = (name: string) => readFileSync(`${ROOT}/api/features/guides/migrations/${name}.sql`, 'utf8');
  await db.write(async (client) => {
    await client.executeMultiple(`CREATE TABLE city (id TEXT PRIMARY KEY); INSERT INTO city VALUES ('mot');`);
    await client.executeMultiple(sql('0088-guide-tally') + sql('0089-recordings'));
    await client.execute(`INSERT INTO guide_tally VALUES ('mot', '2026-01-01', 9, 'nha', 'cong', 'vi', 'play', 7)`);
    await client.execute(
      `INSERT INTO recording VALUES ('mot', 'nha', 'cong', 'vi', 'aa', 'audio/mp4', 5, 'ff', 2.5, 'WEBVTT', 1, 'abcd', 'ai', 1000)`,
    );
    await client.executeMultiple(sql('0091-tour-stories'));
  });
  expect(await readRecordings(db, 'mot', { kind: 'guide', parent: 'nha' })).toEqual([
    {
      kind: 'guide',
      parent: 'nha',
      stop: 'cong',
      lang: 'vi',
      words: 'abcd',
      id: 'aa',
      type: 'audio/mp4',
      bytes: 5,
      duration: 2.5,
      timed: true,
      addedAt: 1000,
    },
  ]);
  const { rows } = await db.client.execute('SELECT kind, parent, n FROM story_tally');
  expect(rows.map(({ kind, parent, n }) => [kind, parent, n])).toEqual([['guide', 'nha', 7]]);
  await db.close();
});
