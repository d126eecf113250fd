/** A sign is scanned; the story is heard at once, in the visitor's language, and goes on over the map. The browser's own rule on sound holds. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import en from '../../web/features/guide/locales/en.json' with { type: 'json' };
import kit from '../../web/kit/locales/en.json' with { type: 'json' };
import { cityReady, visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const GUIDE = 'nha-tu-son-la';

/** The element that plays. */
const sound = (page: Page) =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('audio[data-guide]');
    return { time: audio?.currentTime ?? 0, paused: audio?.paused ?? true, source: audio?.currentSrc ?? '', muted: audio?.muted ?? false };
  });
const playing = (page: Page) => expect.poll(async () => (await sound(page)).time, { timeout: 10_000 }).toBeGreaterThan(0.3);

describe('a visitor with a phone', () => {
  it('scans a sign and hears the story in English, with its words, from the first tap on', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', path: '/g/son-la/101' });
    const play = page.getByRole('button', { name: en.play, exact: true });
    await play.waitFor();
    expect(await violations(page)).toEqual([]);
    // Nothing sounds before a tap; the first one is enough.
    expect((await sound(page)).paused).toBe(true);
    await play.tap();
    await playing(page);
    expect(await sound(page)).toMatchObject({ paused: false, muted: false, source: expect.stringContaining(`/${GUIDE}/en/gate.`) });
    await page.locator('[aria-current=true] [data-said]').first().waitFor();
    expect(await violations(page)).toEqual([]);

    // A sentence that is pressed is heard from its beginning.
    await page.getByRole('button', { name: /^At first it covered only/ }).tap();
    await expect.poll(async () => (await sound(page)).time).toBeGreaterThan(12);
    const before = await sound(page);

    // Another language goes on at the same place of the story, without another tap.
    await page.getByRole('region', { name: en.player }).getByRole('combobox', { name: en.language }).selectOption('fr');
    await page.getByRole('heading', { name: 'Devant la porte' }).waitFor();
    await expect.poll(async () => (await sound(page)).source).toContain('/fr/gate.');
    await expect.poll(async () => (await sound(page)).time).toBeGreaterThan(before.time * 0.6);
    expect((await sound(page)).paused).toBe(false);
  });

  it('goes through the stops, faster, back fifteen seconds, and finds the place again after a reload', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', path: `/son-la/guide?of=${GUIDE}&in=en` });
    await page.getByRole('button', { name: /The cell blocks/ }).tap();
    await playing(page);
    expect((await sound(page)).source).toContain('/en/blocks.');
    await page.getByLabel(en.speed).selectOption('2');
    const from = await sound(page);
    await page.waitForTimeout(1500);
    expect((await sound(page)).time - from.time).toBeGreaterThan(2);
    await page.getByRole('slider', { name: en.seek }).fill('30');
    await page.getByRole('button', { name: en.back.replace('{{seconds}}', '15') }).tap();
    await page.getByRole('button', { name: en.pause }).tap();
    const left = (await sound(page)).time;
    expect(left).toBeGreaterThan(14);
    expect(left).toBeLessThan(20);
    await page.reload();
    await page.getByRole('heading', { name: 'The cell blocks' }).waitFor();
    await page.getByRole('button', { name: en.play, exact: true }).tap();
    await expect.poll(async () => (await sound(page)).time).toBeGreaterThan(left - 1.5);
    // The story that ends is followed by the next.
    await page.getByRole('slider', { name: en.seek }).fill('39');
    await page.getByRole('heading', { name: 'The dark cells' }).waitFor();
    await expect.poll(async () => (await sound(page)).source).toContain('/en/cells.');
  });

  it('types the number on the sign, and is told of a wrong one', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', path: '/g/son-la/999' });
    await page.getByText(/No story has the number “999”/).waitFor();
    const field = page.getByRole('textbox', { name: en.codeLabel });
    await field.fill('777');
    await page.getByRole('button', { name: en.open, exact: true }).tap();
    await page.getByText(/No story has the number “777”/).waitFor();
    expect(await violations(page)).toEqual([]);
    await field.fill('102-3');
    await field.press('Enter');
    await page.getByRole('heading', { name: 'The relief and the chessboard' }).waitFor();
  });

  it('is told when the sound does not come, and can read on and try again', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', path: `/son-la/guide?of=${GUIDE}`, expected: [/Failed to load resource/] });
    await page.getByRole('button', { name: en.play, exact: true }).waitFor();
    await page.route(/\.(webm|mp3)\?/, (route) => route.abort());
    await page.reload();
    await page.getByRole('button', { name: en.play, exact: true }).tap();
    await page.getByRole('alert').filter({ hasText: kit.story.failed }).waitFor();
    await page.getByText('The French built it in 1908.').waitFor();
    await page.unroute(/\.(webm|mp3)\?/);
    await page.getByRole('button', { name: kit.retry }).tap();
    await playing(page);
  });
});

describe('stories by themselves', () => {
  /** Where the stops are, as the portal says. */
  const stopsOf = async (page: Page): Promise<{ id: string; position: [number, number] }[]> =>
    (await (await page.request.get(new URL(`/api/cities/son-la/guides/${GUIDE}`, page.url()).href)).json()).stops;
  const told = async (page: Page, stop: string) => {
    await expect.poll(async () => (await sound(page)).source, { timeout: 40_000 }).toContain(`/en/${stop}.`);
    await playing(page);
  };
  const toTheEnd = (page: Page) => page.getByRole('slider', { name: en.seek }).press('End');

  it('come in order to who watches a walk, without another tap', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', path: `/son-la/guide?of=${GUIDE}&in=en` });
    await page.getByRole('button', { name: en.walk.simulated }).tap();
    const stops = await stopsOf(page);
    for (const { id } of stops) {
      await told(page, id);
      await toTheEnd(page);
    }
    await page.getByText(en.walk.done).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('come to who walks with the device, each where it belongs and only once', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', permissions: ['geolocation'], path: `/son-la/guide?of=${GUIDE}&in=en` });
    const stops = await stopsOf(page);
    // A device at rest says where it is once.
    const stand = async ([lng, lat]: [number, number]) => {
      await page.context().setGeolocation({ longitude: lng, latitude: lat, accuracy: 6 });
      await page.waitForTimeout(5400);
    };
    const [first, , third] = stops;
    if (!first || !third) throw new Error('The guide has too few stops.');
    await page.context().setGeolocation({ longitude: first.position[0], latitude: first.position[1] - 0.0003, accuracy: 6 });
    await page.getByRole('button', { name: en.walk.gps }).tap();
    await page.getByText(/^Next: At the gate/).waitFor();
    expect((await sound(page)).paused).toBe(true);
    // A position that is too rough is said to be one.
    await page.context().setGeolocation({ longitude: first.position[0], latitude: first.position[1], accuracy: 80 });
    await page.getByText(en.walk.weak.replace('{{metres}}', '80')).waitFor();
    // In the pocket the page is black and awake, and one touch is none.
    await page.getByRole('button', { name: kit.pocket.open }).tap();
    const pocket = page.getByRole('dialog', { name: kit.pocket.title });
    await pocket.getByText('At the gate').waitFor();
    expect(await violations(page)).toEqual([]);
    await stand(first.position);
    await pocket.getByRole('button').tap();
    await page.waitForTimeout(1600);
    await pocket.getByRole('button').dblclick();
    await pocket.waitFor({ state: 'detached' });
    await page.getByText(/too roughly/).waitFor({ state: 'detached' });
    await told(page, first.id);
    // The next story waits until this one has ended.
    await stand(third.position);
    expect((await sound(page)).source).toContain(`/en/${first.id}.`);
    await toTheEnd(page);
    await told(page, third.id);
    await toTheEnd(page);
    await stand(first.position);
    expect((await sound(page)).source).toContain(`/en/${third.id}.`);
  });

  it('are refused plainly where the device may not say where it is', async () => {
    const { page } = await visit({ ...PHONE, locale: 'en-GB', permissions: [], path: `/son-la/guide?of=${GUIDE}&in=en` });
    await page.getByRole('button', { name: en.walk.gps }).tap();
    await page.getByRole('alert').filter({ hasText: en.walk.failed.denied }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

it('the story goes on over the map, which follows it until a hand takes the map', async () => {
  const { page } = await visit({ locale: 'en-GB', path: '/son-la?v=1&sel=place:nha-tu-son-la' });
  await page.getByRole('link', { name: /Listen to its story/ }).click();
  await page.getByRole('button', { name: en.play, exact: true }).click();
  await playing(page);
  await page.getByRole('link', { name: /map/i }).first().click();
  const dock = page.getByRole('region', { name: en.player });
  await dock.waitFor();
  await cityReady(page);
  expect((await sound(page)).paused).toBe(false);
  await dock.getByRole('button', { name: en.unfollow, pressed: true }).waitFor();
  const canvas = page.locator('canvas').first();
  await canvas.hover({ position: { x: 900, y: 300 } });
  await page.mouse.wheel(0, -200);
  await dock.getByRole('button', { name: en.follow, pressed: false }).waitFor();
  expect(await violations(page)).toEqual([]);
  await dock.getByRole('button', { name: en.end }).click();
  await expect.poll(() => dock.count()).toBe(0);
  expect((await sound(page)).paused).toBe(true);
});

it.each(['light', 'dark'] as const)('reads well on a wide screen, %s, by keyboard alone', async (colorScheme) => {
  const { page } = await visit({ colorScheme, path: `/son-la/guide?of=${GUIDE}` });
  await page.getByRole('button', { name: 'Nghe', exact: true }).press('Enter');
  await playing(page);
  await page.getByText(/^Dựa trên/).press('Enter');
  expect(await violations(page)).toEqual([]);
  await page.goto(new URL('/son-la/guide', page.url()).href);
  await page.getByRole('link', { name: /Chùa Hưng Quốc/ }).waitFor();
  expect(await violations(page)).toEqual([]);
});
