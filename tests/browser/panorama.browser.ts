/** Looking around: from the card of a place, on by its hotspots, back to the map, by hand and by keys; and north is where the compass says. */
import type { Page } from 'playwright';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ListedPanorama } from '../../api/features/panoramas/contract.ts';
import en from '../../web/features/panorama/locales/en.json' with { type: 'json' };
import vi from '../../web/features/panorama/locales/vi.json' with { type: 'json' };
import { atRest, cityReady, visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const PLACE = 'nha-tu-son-la';

const panoramas = async (page: Page): Promise<ListedPanorama[]> =>
  (await (await page.request.get(new URL('/api/cities/son-la/panoramas', page.url()).href)).json()).panoramas;
const shown = async (page: Page) => {
  await page.locator('[role=application][data-state=shown]').waitFor();
  await atRest(page);
};
/** Where a picture is kept for whoever looks at it; nothing where nobody asked. */
const look = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};
/** What the compass says, degrees. */
const bearing = async (page: Page): Promise<number> => {
  const label = await page.getByRole('button', { name: /^Looking / }).getAttribute('aria-label');
  return Number(/(\d+)°/.exec(label ?? '')?.[1]);
};
/** Colour in the middle of the view. */
async function middle(page: Page): Promise<number[]> {
  await atRest(page);
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('the view is not there');
  const clip = { x: box.x + box.width / 2 - 4, y: box.y + box.height / 2 - 4, width: 8, height: 8 };
  const { channels } = await sharp(await page.screenshot({ clip })).stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}

it('a visitor with a phone looks around from the card of a place, goes on by a hotspot and back to the map', async () => {
  const { page } = await visit({ ...PHONE, locale: 'en-GB', path: `/son-la?v=1&sel=place:${PLACE}` });
  await cityReady(page);
  await page.getByRole('link', { name: en.open }).tap();
  await shown(page);
  const all = await panoramas(page);
  const here = all.find(({ place }) => place === PLACE);
  const next = all.find(({ id }) => id === here?.links[0]);
  if (!here || !next) throw new Error('the place has no two panoramas');
  expect(new URL(page.url()).searchParams.get('at')).toBe(here.id);
  await page.getByText(en.reconstruction).waitFor();
  expect(await violations(page)).toEqual([]);

  // The list turns the view towards what lies behind; there it can be pressed.
  await page.getByRole('button', { name: en.turnTo.replace('{{title}}', next.title.en ?? '') }).tap();
  const spot = page.getByRole('application').getByRole('link', { name: new RegExp(`“${next.title.en}”`) });
  await spot.tap();
  await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe(next.id);
  await page.getByRole('heading', { name: next.title.en ?? '' }).waitFor();
  await shown(page);
  await page.getByRole('link', { name: en.toMap }).tap();
  await expect.poll(() => new URL(page.url()).searchParams.get('sel')).toBe(`place:${PLACE}`);
  const [lng, lat] = (new URL(page.url()).searchParams.get('at') ?? '').split(',').map(Number);
  expect(lng).toBeCloseTo(next.position[0], 4);
  expect(lat).toBeCloseTo(next.position[1], 4);
});

it('keys alone turn, tilt and zoom the view and lead on', async () => {
  const { page } = await visit({ locale: 'en-GB', path: '/son-la/panorama?at=prison-yard' });
  await shown(page);
  const view = page.getByRole('application');
  await view.press('Home');
  expect(await bearing(page)).toBe(0);
  await view.press('ArrowRight');
  await view.press('ArrowRight');
  await view.press('ArrowRight');
  expect(await bearing(page)).toBe(30);
  await view.press('ArrowLeft');
  expect(await bearing(page)).toBe(20);
  const before = await middle(page);
  for (let i = 0; i < 8; i++) await view.press('ArrowUp');
  expect(await middle(page)).not.toEqual(before);
  await page.getByRole('link', { name: 'On the watchtower', exact: true }).press('Enter');
  await page.getByRole('heading', { name: 'On the watchtower' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: 'In the prison yard' }).waitFor();
});

it.each(['light', 'dark'] as const)('reads well on a wide screen, %s, with and without a panorama', async (colorScheme) => {
  const { page } = await visit({ colorScheme, viewport: { width: 1440, height: 900 }, path: '/son-la/panorama?at=square-monument' });
  await shown(page);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: `var/panorama-${colorScheme}.png` });
  await page.goto(new URL('/son-la/panorama', page.url()).href);
  await page.getByRole('link', { name: 'Giữa sân nhà tù' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.goto(new URL('/son-la/panorama?at=khong-co', page.url()).href);
  await page.getByText(/^Không có toàn cảnh này/).waitFor();
});

it.each(['light', 'dark'] as const)(
  'opens over the map’s drawing and goes on over what was seen, never over black: %s',
  async (colorScheme) => {
    // With fades, which most visitors see.
    const { page } = await visit({ colorScheme, reducedMotion: 'no-preference', locale: 'en-GB', path: '/son-la/panorama' });
    await page.getByRole('link', { name: 'In the prison yard' }).waitFor();
    const wait = { milliseconds: 1500 };
    await page.route(/\.webp/, async (route) => {
      await page.waitForTimeout(wait.milliseconds);
      await route.continue();
    });
    const session = await page.context().newCDPSession(page);
    const frames: Buffer[] = [];
    session.on('Page.screencastFrame', ({ data, sessionId }) => {
      frames.push(Buffer.from(data, 'base64'));
      session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await page.getByRole('link', { name: 'In the prison yard' }).click();
    await page.getByRole('application').waitFor();
    await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
    await page.getByRole('status').getByText(en.loading).waitFor();
    await look(page, `panorama-loading-${colorScheme}`);
    await shown(page);
    await look(page, `panorama-shown-${colorScheme}`);
    await page.getByRole('link', { name: 'On the watchtower', exact: true }).press('Enter');
    await page.locator('[role=application][data-state=loading]').waitFor();
    await look(page, `panorama-next-${colorScheme}`);
    await shown(page);
    await look(page, `panorama-last-${colorScheme}`);
    await session.send('Page.stopScreencast');
    expect(frames.length).toBeGreaterThan(5);
    const { width = 0, height = 0 } = await sharp(frames[0]).metadata();
    // Up in the sky, where neither a notice nor a way on stands.
    const part = { left: Math.round(width * 0.45), top: Math.round(height * 0.14), width: Math.round(width * 0.1), height: 20 };
    const light = await Promise.all(
      frames.map(async (frame) => Math.max(...(await sharp(frame).extract(part).stats()).channels.slice(0, 3).map(({ mean }) => mean))),
    );
    // Black is 0, and so was the empty scene; the drawing for the night is the darkest that may be seen.
    expect(Math.min(...light), light.map(Math.round).join()).toBeGreaterThan(30);
  },
);

it('a picture that does not come is said, and tried again', async () => {
  const { page } = await visit({ locale: 'en-GB', path: '/son-la/panorama', expected: [/Failed to load resource/] });
  await page.getByRole('link', { name: 'In the prison yard' }).waitFor();
  await page.route(/\.webp/, (route) => route.abort());
  await page.getByRole('link', { name: 'In the prison yard' }).click();
  await page.getByText(en['no-picture']).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.unroute(/\.webp/);
  await page.getByRole('button', { name: en.again }).click();
  await shown(page);
});

describe('the list of a city', () => {
  it.each([
    ['light', 320, 1],
    ['dark', 390, 1],
    ['light', 1440, 4],
    ['dark', 1440, 4],
  ] as const)('shows where each view leads, %s, %i pixels wide', async (colorScheme, width, columns) => {
    const viewport = { width, height: width < 400 ? 844 : 900 };
    const { page } = await visit({ colorScheme, viewport, locale: 'en-GB', path: '/son-la/panorama' });
    const cards = page.getByRole('main').getByRole('listitem');
    await cards.first().waitFor();
    const all = await panoramas(page);
    expect(await cards.count()).toBe(all.length);
    expect(await page.getByRole('main').getByRole('link').count()).toBe(all.length);
    for (const card of await cards.all()) {
      await card.scrollIntoViewIfNeeded();
      const picture = card.locator('img');
      await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth)).toBeGreaterThan(0);
      const box = await picture.boundingBox();
      expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1.5, 1);
    }
    const lefts = await cards.evaluateAll((list) => list.map((one) => Math.round(one.getBoundingClientRect().left)));
    expect(new Set(lefts).size).toBe(columns);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await cards.first().scrollIntoViewIfNeeded();
    await look(page, `panoramas-${colorScheme}-${width}`);
  });

  it('opens by the picture, and by keys that are seen', async () => {
    const { page } = await visit({ locale: 'en-GB', path: '/son-la/panorama' });
    const card = page.getByRole('link', { name: 'In the prison yard' });
    await page.getByRole('link', { name: en.map }).focus();
    await page.keyboard.press('Tab');
    const first = page.getByRole('main').getByRole('link').first();
    expect(await first.evaluate((one) => one === document.activeElement && getComputedStyle(one).outlineStyle)).toBe('solid');
    await look(page, 'panoramas-focus');
    await card.locator('img').click();
    await shown(page);
    expect(new URL(page.url()).searchParams.get('at')).toBe('prison-yard');
  });

  it('has a sign in place of a picture that does not come, and nothing jumps', async () => {
    const path = '/son-la/panorama';
    const { page } = await visit({ locale: 'en-GB', path, expected: [/Failed to load resource/] });
    const last = page.getByRole('main').getByRole('link').last();
    await last.locator('img').scrollIntoViewIfNeeded();
    await expect.poll(() => last.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
    // In the document, however far it is scrolled.
    const place = () => last.evaluate((one) => [one.getBoundingClientRect().top + scrollY, one.clientHeight]);
    const before = await place();
    await page.route(/thumbnail\.webp/, (route) => route.abort());
    await page.reload();
    await last.scrollIntoViewIfNeeded();
    await expect.poll(() => last.locator('img').count()).toBe(0);
    expect(await place()).toEqual(before);
    expect(await violations(page)).toEqual([]);
    await look(page, 'panoramas-without');
  });

  it('says so where a city has none', async () => {
    for (const [locale, none] of [
      ['vi-VN', vi.none],
      ['en-GB', en.none],
    ] as const) {
      const { page } = await visit({ locale, viewport: { width: 390, height: 844 }, path: '/ha-long/panorama' });
      await page.getByText(none).waitFor();
      expect(await violations(page)).toEqual([]);
      await look(page, `panoramas-none-${locale}`);
    }
  });
});

describe('north', () => {
  it.each([0, 90])('is where the compass says, up is up and nothing is mirrored: middle column at %i°', async (heading) => {
    const { page } = await visit({ locale: 'en-GB', path: '/son-la/panorama' });
    await page.getByRole('link', { name: 'In the prison yard' }).waitFor();
    // Red, green, blue, yellow to the north, east, south, west of the picture; white above, black below.
    const strip = (colour: string, left: number, width: number) =>
      `<rect x="${left}" y="512" width="${width}" height="1024" fill="${colour}"/>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4096" height="2048"><rect width="4096" height="2048" fill="#fff"/><rect y="1536" width="4096" height="512"/>
      ${strip('#00f', 0, 512)}${strip('#ff0', 512, 1024)}${strip('#f00', 1536, 1024)}${strip('#0f0', 2560, 1024)}${strip('#00f', 3584, 512)}</svg>`;
    const picture = await sharp(Buffer.from(svg)).webp({ lossless: true }).toBuffer();
    await page.route(/panoramas\?|panoramas$/, async (route) => {
      const answer = await route.fetch();
      const list = await answer.json();
      for (const one of list.panoramas) Object.assign(one, { heading, look: 0, links: [] });
      await route.fulfill({ response: answer, json: list });
    });
    await page.route(/\.webp/, (route) => route.fulfill({ body: picture, contentType: 'image/webp' }));
    await page.goto(new URL('/son-la/panorama?at=prison-yard', page.url()).href);
    await shown(page);
    const view = page.getByRole('application');
    const sides = [
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [255, 255, 0],
    ];
    for (let quarter = 0; quarter < 4; quarter++) {
      await view.press('Home');
      for (let i = 0; i < quarter * 9; i++) await view.press('ArrowRight');
      expect(await bearing(page)).toBe(quarter * 90);
      const wanted = sides[(quarter - heading / 90 + 4) % 4] ?? [];
      const seen = await middle(page);
      expect(Math.max(...seen.map((value, i) => Math.abs(value - (wanted[i] ?? 0)))), `${quarter * 90}°: ${seen}`).toBeLessThan(25);
    }
    for (let i = 0; i < 8; i++) await view.press('ArrowUp');
    expect(Math.min(...(await middle(page)))).toBeGreaterThan(230);
    for (let i = 0; i < 16; i++) await view.press('ArrowDown');
    expect(Math.max(...(await middle(page)))).toBeLessThan(25);
  });
});
