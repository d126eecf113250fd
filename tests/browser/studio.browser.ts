/** A tourism editor makes a tour from nothing to visitors, beside a colleague who does the same; others are told that it is not theirs. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import en from '../../web/features/studio/locales/en.json' with { type: 'json' };
import tours from '../../web/features/tours/locales/en.json' with { type: 'json' };
import kit from '../../web/kit/locales/en.json' with { type: 'json' };
import voices from '../../web/kit/recordings/locales/en.json' with { type: 'json' };
import { cityReady, visitors } from './open-page.ts';
import { makePerson, noGlobe, openBeside, signIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';
let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db.close());
const editor = () => makePerson(db, CITY, 'tourism-editor');
const as = (email: string) => (page: Page) => signIn(page.context(), inject('portalUrl'), email);

const unsaved = (page: Page) => page.getByText(en.unsaved);
const save = async (page: Page) => {
  await page.getByRole('button', { name: en.save, exact: true }).click();
  await page.getByText(en.saved).waitFor();
};

it('takes a tour from nothing to visitors: stops of guides and of one’s own, a camera against the sound, words in two languages, a version', async () => {
  const { page } = await visit({ locale: 'en-GB', path: '/studio', prepare: as(await editor()) });
  await page.getByLabel(en.list.titleVi).fill('Dạo phố buổi sáng');
  await page.getByLabel(en.list.titleEn).fill('A morning stroll');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: en.list.make }).click();
  const add = page.getByRole('combobox', { name: en.stops.fromGuide });
  await add.selectOption('quang-truong-tay-bac/monument');
  await add.selectOption('nha-tu-son-la/gate');
  await unsaved(page).waitFor();
  // The order is changed by the keyboard.
  await page.getByRole('button', { name: en.stops.up.replace('{{number}}', '2') }).press('Enter');
  await page.getByRole('button', { name: /^1 At the gate/ }).waitFor();
  // The way between them goes along the streets by one press.
  await page.getByRole('button', { name: en.stops.streets }).click();
  await page.getByText(en.stops.streetsDone_one.replace('{{count}}', '1')).waitFor();
  await expect.poll(() => page.getByRole('button', { name: en.stops.streets }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: en.stops.straight }).waitFor();
  await cityReady(page);
  // A stop of one's own, where the map is clicked.
  await page.getByRole('button', { name: en.stops.onMap }).click();
  await page.getByRole('application').click({ position: { x: 430, y: 500 } });
  await page.getByRole('heading', { name: /3\. Stop 3/ }).waitFor();
  const english = page.getByRole('group', { name: 'English', exact: true });
  await english.getByLabel(en.words.title).fill('The old tree');
  await english.getByLabel(en.words.text).fill('Here stands a tree.');
  const vietnamese = page.getByRole('group', { name: 'Tiếng Việt', exact: true });
  await vietnamese.getByLabel(en.words.title).fill('Cây cổ thụ');
  await vietnamese.getByLabel(en.words.text).fill('Đây là một cây cổ thụ.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: en.stop.all }).click();
  // A camera, recorded while the story runs.
  await page.getByRole('button', { name: /^1 At the gate/ }).click();
  await page.getByRole('button', { name: /^0:00/ }).click();
  await page.getByRole('button', { name: /^0:0[1-9]/ }).waitFor();
  await page.getByRole('button', { name: en.frames.record, exact: true }).click();
  await page.getByText(/^Second \d/).waitFor();
  await page.getByRole('button', { name: /^0:/ }).click();
  await save(page);
  // To visitors, with its number.
  await page.getByRole('tab', { name: en.tabs.publish }).click();
  await page.getByLabel(en.publish.note).fill('The first one');
  await page.getByRole('button', { name: en.publish.publish }).click();
  await page.getByText(en.publish.done.replace('{{version}}', '1')).waitFor();
  expect(await violations(page)).toEqual([]);
  // Changed, published again, compared, and the first one back.
  await page.getByRole('tab', { name: en.tabs.head }).click();
  await page.getByLabel(en.head.minutes).fill('45');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: en.tabs.publish }).click();
  await page.getByRole('button', { name: en.publish.publish }).click();
  await page.getByText(en.publish.done.replace('{{version}}', '2')).waitFor();
  await page.getByRole('button', { name: en.publish.compare }).last().click();
  const row = page.getByRole('row', { name: /^Minutes/ });
  await expect.poll(() => row.getByRole('cell').allTextContents()).toEqual(['30', '45']);
  await page.getByRole('button', { name: en.publish.restore }).last().click();
  await page.getByText(en.publish.restored.replace('{{version}}', '1')).waitFor();
  // What is in the draft now was not published: another version does not take its place unasked.
  await page.getByRole('button', { name: en.publish.restore }).first().click();
  await page.getByRole('dialog', { name: en.publish.replace.replace('{{version}}', '2') }).press('Escape');
  // A visitor takes it.
  const visitor = await openBeside(page, `/${CITY}/tours`, null, { locale: 'en-GB' });
  await visitor.getByRole('link', { name: /A morning stroll/ }).click();
  await visitor.getByRole('button', { name: /The old tree/ }).click();
  await visitor.getByText('Here stands a tree.').waitFor();
  await visitor.getByRole('button', { name: tours.walk.simulated }).waitFor();
});

it('a file of another program becomes a draft, a broken one is said, and two editors do not overwrite each other', async () => {
  const [mine, theirs] = [await editor(), await editor()];
  const { page } = await visit({
    locale: 'en-GB',
    path: '/studio',
    // A broken file, a conflict and an unfinished tour are refused.
    expected: [/status of 4(00|09|15)/],
    prepare: async (one) => {
      await one.route('**/assets/map-view*.js', () => undefined);
      await as(mine)(one);
    },
  });
  const file = page.getByLabel(en.list.import);
  await file.setInputFiles({ name: 'hong.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from('<gpx><wpt') });
  await page.getByText(/“hong.gpx” cannot be read/).waitFor();
  const gpx =
    '<gpx version="1.1"><metadata><name>Đường mòn</name></metadata><wpt lat="21.33" lon="103.91"><name>Đầu</name></wpt><wpt lat="21.331" lon="103.912"><name>Cuối</name></wpt><trk><trkseg><trkpt lat="21.33" lon="103.91"/><trkpt lat="21.331" lon="103.912"/></trkseg></trk></gpx>';
  await file.setInputFiles({ name: 'duong-mon.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(gpx) });
  await page.getByRole('button', { name: /^1 Đầu/ }).waitFor();
  const other = await openBeside(page, new URL(page.url()).pathname + new URL(page.url()).search, theirs, { locale: 'en-GB' });
  for (const one of [page, other]) await one.getByRole('button', { name: en.stops.remove.replace('{{number}}', '2') }).click();
  await save(other);
  await page.getByRole('button', { name: en.save, exact: true }).click();
  await page.getByRole('alert').filter({ hasText: en.conflict.title }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: en.conflict.reload }).click();
  await page.getByText(en.saved).waitFor();
  // What is missing is said in words before anything is published.
  await page.getByRole('tab', { name: en.tabs.publish }).click();
  await page.getByText(en.publish.missing).waitFor();
  await page.getByRole('button', { name: en.publish.publish }).click();
  await page.getByText(en.publish.refused).waitFor();
});

it('a stop of one’s own is recorded: heard in the studio and on the tour, counted, told when its words change, and taken away', async () => {
  const who = await editor();
  // Nobody has spoken these words before, nor made this tour.
  const key = Math.random().toString(36).slice(2, 8);
  const id = `tieng-that-${key}`;
  const at: [number, number] = [103.9133, 21.3275];
  const words = {
    vi: { title: 'Cây đa', sentences: [{ text: `Đây ${key}.` }] },
    en: { title: 'The banyan', sentences: [{ text: `Here ${key}.` }] },
  };
  const tour = {
    ...{ id, title: { vi: 'Tiếng thật', en: 'A real voice' }, summary: { vi: 'Nghe', en: 'Hear' }, audience: { vi: 'Ai', en: 'All' } },
    ...{ means: 'foot', effort: 'easy', length: 0, minutes: 5, season: { months: [1], note: { vi: 'Xuân' } }, timeOfDay: null, layers: [] },
    stops: [
      {
        id: 'cay',
        own: {
          position: at,
          view: { target: at, range: 300, heading: 0, pitch: -30 },
          zones: [{ centre: at, enter: 30, exit: 45 }],
          words,
        },
      },
    ],
    legs: [],
  };
  const origin = inject('portalUrl');
  const { page } = await visit({
    locale: 'en-GB',
    path: `/${CITY}/studio?of=${id}`,
    expected: [/status of 415/],
    prepare: async (one) => {
      await noGlobe(one);
      await as(who)(one);
      const kept = await one.request.put(`${origin}/api/cities/${CITY}/studio/tours/${id}`, {
        data: { revision: 0, tour },
        headers: { origin, 'sec-fetch-site': 'same-origin' },
      });
      expect(kept.status(), await kept.text()).toBe(200);
    },
  });
  await page.getByRole('button', { name: /^1 The banyan/ }).click();
  const row = page.getByRole('region', { name: 'English', exact: true });
  await row.getByText(voices.voice.none).waitFor();
  await row.getByLabel(voices.sound).setInputFiles({ name: 'v.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('no sound at all') });
  await row.getByRole('button', { name: voices.send }).click();
  await row.getByText(voices.wrong.type).waitFor();
  await row.getByLabel(voices.sound).setInputFiles('scenes/son-la/guide/nha-tu-son-la/en/gate.mp3');
  await row.getByRole('button', { name: voices.send }).click();
  await row.getByText(voices.voice.recorded, { exact: false }).waitFor();
  expect(await violations(page)).toEqual([]);
  // Cameras are now tied to its sound.
  await page.getByRole('button', { name: /^0:00 \// }).click();
  await page.getByRole('button', { name: /^0:0[1-9] \// }).waitFor();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/studio-recording.png` });
  await page.getByRole('tab', { name: en.tabs.publish }).click();
  await page.getByRole('button', { name: en.publish.publish }).click();
  await page.getByText(en.publish.done.replace('{{version}}', '1')).waitFor();

  const visitor = await openBeside(page, `/${CITY}/tours?of=${id}`, null, { locale: 'en-GB' });
  const counted = visitor.waitForRequest((request) => request.url().endsWith(`/tours/${id}/heard`));
  await visitor.getByRole('button', { name: /The banyan/ }).click();
  const sound = () =>
    visitor.evaluate(() => {
      const audio = document.querySelector<HTMLAudioElement>('audio[data-guide]');
      return { time: audio?.currentTime ?? 0, source: audio?.currentSrc ?? '' };
    });
  await expect.poll(async () => (await sound()).time).toBeGreaterThan(0.3);
  expect((await sound()).source).toContain('/recordings/');
  expect(await visitor.getByText(tours.synthetic).count()).toBe(0);
  const request = await counted;
  expect(request.postDataJSON()).toEqual({ stop: 'cay', lang: 'en', event: 'play' });
  expect((await request.response())?.status()).toBe(204);

  // Other words: they are kept first, and the recording is told to be of the old ones.
  await page.getByRole('tab', { name: en.tabs.stops }).click();
  await page.getByRole('group', { name: 'English', exact: true }).getByLabel(en.words.text).fill('Here it stands.');
  await page.getByText(en.recording.saveFirst).waitFor();
  await page.getByRole('button', { name: en.recording.save }).click();
  await row.getByText(voices.outdated).waitFor();
  await page.getByRole('tab', { name: en.tabs.publish }).click();
  await page.getByText(en.publish.outdated).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('tab', { name: en.tabs.stops }).click();
  if (process.env.SHOTS) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await row.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${process.env.SHOTS}/studio-recording-phone.png` });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await row.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${process.env.SHOTS}/studio-recording-wide.png` });
  }
  await row.getByRole('button', { name: voices.remove }).click();
  await page.getByRole('dialog').getByRole('button', { name: voices.remove }).click();
  await row.getByText(voices.voice.recorded, { exact: false }).waitFor({ state: 'detached' });
});

describe('who may not', () => {
  it.each([
    ['an officer', kit.case.gate.forbiddenTitle],
    ['somebody who is not signed in', kit.case.gate.signedOutTitle],
  ])('%s is told so', async (who, title) => {
    const email = who === 'an officer' ? await makePerson(db, CITY, 'agency-officer', { agencies: ['van-phong'] }) : null;
    const { page } = await visit({
      locale: 'en-GB',
      path: `/${CITY}/studio`,
      ...(email ? { prepare: as(email) } : {}),
      expected: [/Failed to load resource/],
    });
    await page.getByText(title).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

it('a tour as KML is read by Cesium: its stops, its way, and a tour that flies and waits', async () => {
  const { page } = await visit({ path: '/api/health/live', bypassCSP: true, expected: [/favicon/] });
  const text = await (
    await page.request.get(new URL(`/api/cities/${CITY}/tours/mot-gio-di-bo/export/kml?lang=en`, page.url()).href)
  ).text();
  const detail = await (await page.request.get(new URL(`/api/cities/${CITY}/tours/mot-gio-di-bo`, page.url()).href)).json();
  await page.evaluate('globalThis.CESIUM_BASE_URL = "/"');
  await page.addScriptTag({ path: 'node_modules/cesium/Build/Cesium/Cesium.js' });
  const read = await page.evaluate(async (kml) => {
    const { Cesium } = globalThis as unknown as { Cesium: typeof import('cesium') };
    const source = await Cesium.KmlDataSource.load(new DOMParser().parseFromString(kml, 'text/xml'), { clampToGround: true });
    const entities = source.entities.values;
    const [tour] = source.kmlTours as unknown as {
      playlist: { type: string; duration: number; view?: { headingPitchRange: { range: number } } }[];
    }[];
    return {
      points: entities.filter(({ billboard, polyline }) => billboard && !polyline).map(({ name }) => name),
      lines: entities.filter(({ polyline }) => polyline).length,
      steps: tour?.playlist.map(({ type, duration, view }) => [type, duration, view?.headingPitchRange.range ?? null]) ?? [],
    };
  }, text);
  expect(read.points).toEqual(detail.stops.map((stop: { languages: { en: { title: string } } }) => stop.languages.en.title));
  expect(read.lines).toBe(detail.legs.length);
  const frames = detail.stops.flatMap((stop: { keyframes: { view: { range: number } }[] }) => stop.keyframes.map(({ view }) => view.range));
  const flights = read.steps.filter(([type]) => type === 'KmlTourFlyTo');
  expect(flights.length).toBeGreaterThanOrEqual(frames.length);
  expect(read.steps.filter(([type]) => type === 'KmlTourWait')).toHaveLength(detail.stops.length);
  for (const range of frames) expect(flights.map(([, , at]) => at)).toContain(range);
});
