/** On its way a package meets what packages meet: pauses, closed tabs, full phones, broken networks, new versions. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../api/db/database.ts';
import guideWords from '../../web/features/guide/locales/en.json' with { type: 'json' };
import en from '../../web/features/offline/locales/en.json' with { type: 'json' };
import { type FrontDoor, frontDoor } from './front-door.ts';
import { type VisitOptions, visitors } from './open-page.ts';
import { type OwnPortal, ownPortal } from './own-portal.ts';
import { makePerson, signIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const LIST = '/son-la/offline';
const PRISON = /Sơn La Prison/;
const SQUARE = /Northwest Square|Tây Bắc/;
const GUIDE = 'nha-tu-son-la';
const AWAY = [/Failed to load resource/, /net::ERR_/];

let portal: OwnPortal;
let door: FrontDoor;
beforeAll(async () => {
  portal = await ownPortal();
  door = await frontDoor(() => portal.url);
});
afterEach(async () => {
  Object.assign(door, { slow: 0, broken: null, rewrite: null });
  await door.reopen();
});
afterAll(async () => {
  await door?.shut();
  await portal?.close();
});

const open = (path = LIST, options: VisitOptions = {}) =>
  visit({
    ...PHONE,
    locale: 'en-GB',
    hosts: [door.url, portal.url],
    expected: AWAY,
    path: path.startsWith('http') ? path : door.url + path,
    ...options,
  });
const card = (page: Page, name = PRISON) => page.getByRole('listitem', { name });
const button = (page: Page, label: string, name = PRISON) => card(page, name).getByRole('button', { name: label, exact: true });
const ready = (page: Page, name = PRISON) =>
  card(page, name)
    .getByText(/Ready to be used/)
    .waitFor({ timeout: 60_000 });
const percent = async (page: Page) => Number(await card(page).locator('progress').getAttribute('value'));
/** Addresses of all that is kept, by cache. */
const keptUrls = (page: Page) =>
  page.evaluate(async () => {
    const found: Record<string, string[]> = {};
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys();
      found[name] = requests.map(({ url }) => url.slice(location.origin.length));
    }
    return found;
  });

describe('a package on its way', () => {
  it('is paused, stays half where it is after the page is closed, and goes on without fetching again', async () => {
    door.slow = 120;
    const { page } = await open();
    await button(page, en.take).click();
    await expect.poll(() => percent(page), { timeout: 30_000 }).toBeGreaterThan(60);
    expect(await violations(page)).toEqual([]);
    await button(page, en.pause).click();
    await card(page).getByText(en.half).waitFor();
    expect(await violations(page)).toEqual([]);
    const before = Object.values(await keptUrls(page)).flat();
    expect(before.length).toBeGreaterThan(100);
    await page.reload();
    // What was paused on purpose stays paused.
    await card(page).getByText(en.half).waitFor();
    door.asked = [];
    door.slow = 0;
    await button(page, en.resume).click();
    await ready(page);
    const lasting = before.filter((url) => url.startsWith('/assets/') || /\/\d+\/\d+\/\d+\.(terrain|mvt)$|\?v=/.test(url));
    expect(lasting.length).toBeGreaterThan(100);
    const manifest = await (await page.request.get(`${portal.url}/api/cities/son-la/packages/guide:${GUIDE}`)).json();
    const files: string[] = manifest.files.map(({ url }: { url: string }) => url);
    expect(door.asked.filter((url) => lasting.includes(url))).toEqual([]);
    const kept = new Set(Object.values(await keptUrls(page)).flat());
    expect(files.filter((url) => !kept.has(url))).toEqual([]);
  });

  it('goes on by itself when its page was closed in the middle', async () => {
    door.slow = 120;
    const { page } = await open();
    await button(page, en.take).click();
    await expect.poll(() => percent(page), { timeout: 30_000 }).toBeGreaterThan(60);
    await page.goto('about:blank');
    door.slow = 0;
    await page.goto(door.url + LIST);
    await ready(page);
  });

  it('is left with a sentence when the network breaks, and goes on when it is back', async () => {
    const { page } = await open();
    door.broken = /\.terrain$/;
    await button(page, en.take).click();
    await card(page).getByRole('alert').filter({ hasText: en.trouble.network }).waitFor({ timeout: 40_000 });
    expect(await violations(page)).toEqual([]);
    door.broken = null;
    await button(page, en.resume).click();
    await ready(page);
  });

  it.each([
    ['beforehand', false],
    ['when it is found out on the way', true],
  ])('says plainly that the device is full, %s, keeps what it has, and goes on when there is room', async (_, silent) => {
    const { page } = await open();
    // Some browsers tell nothing beforehand.
    if (silent) await page.evaluate(() => Object.defineProperty(navigator.storage, 'estimate', { value: async () => ({}) }));
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: door.url, quotaSize: 4_000_000 });
    await button(page, en.take).click();
    await card(page)
      .getByRole('alert')
      .filter({ hasText: /not enough room on the device: this package needs 1\d(\.\d)? MB/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await session.send('Storage.overrideQuotaForOrigin', { origin: door.url });
    await button(page, en.resume).click();
    await ready(page);
  });

  it('is removed with all that only it needed, and leaves what another needs', async () => {
    const { page } = await open();
    for (const name of [PRISON, SQUARE]) {
      await button(page, en.take, name).click();
      await ready(page, name);
    }
    const [both] = [await keptUrls(page)];
    const usage = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    const full = await usage();
    await button(page, en.remove).click();
    await page.getByRole('button', { name: en.removeYes, exact: true }).click();
    await button(page, en.take).waitFor();
    const one = Object.values(await keptUrls(page)).flat();
    expect(one.some((url) => url.includes(`/guides/${GUIDE}/`))).toBe(false);
    expect(one.some((url) => url.endsWith('.terrain'))).toBe(true);
    expect(one.length).toBeLessThan(Object.values(both).flat().length);
    await button(page, en.remove, SQUARE).click();
    await page.getByRole('button', { name: en.removeYes, exact: true }).click();
    await button(page, en.take, SQUARE).waitFor();
    expect(await keptUrls(page)).toEqual({});
    await expect.poll(usage, { timeout: 20_000 }).toBeLessThan(full / 4);
  });
});

describe('a new version', () => {
  const STAGE = 'tiles/son-la/buildings';
  /** As a build does: a new folder, then the entry document. @returns names of the old and the new version */
  function publish(): [string, string] {
    const folder = join(portal.dataDir, STAGE);
    const [old = ''] = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const next = 'e0e0e0e0e0';
    cpSync(join(folder, old), join(folder, next), { recursive: true });
    const entry = readFileSync(join(folder, 'tileset.json'), 'utf8').replaceAll(old, next);
    for (const form of ['br', 'gz']) rmSync(join(folder, `tileset.json.${form}`), { force: true });
    writeFileSync(join(folder, 'tileset.json'), entry);
    return [old, next];
  }

  it('of the data comes beside the one in use, which stays whole until then', async () => {
    const { page } = await open();
    await button(page, en.take).click();
    await ready(page);
    const [old, next] = publish();
    await page.reload();
    await card(page).getByText(en.outdated).waitFor();
    expect(await violations(page)).toEqual([]);
    door.slow = 300;
    await button(page, en.update).click();
    await card(page).getByRole('progressbar').waitFor();
    await expect
      .poll(async () =>
        Object.values(await keptUrls(page))
          .flat()
          .some((url) => url.includes(`/${next}/`)),
      )
      .toBe(true);
    await door.shut();
    await card(page).getByText(en.oldWhole).waitFor({ timeout: 40_000 });
    const entry = () => page.evaluate(async () => (await fetch('/tiles/son-la/buildings/tileset.json')).text());
    expect(await entry()).toContain(old);
    const uri = /[0-9a-f]{10}\/\d+\/\d+\.glb/.exec(await entry())?.[0];
    expect(await page.evaluate(async (path) => (await fetch(path)).status, `/${STAGE}/${uri}`)).toBe(200);
    await door.reopen();
    door.slow = 0;
    await button(page, en.resume).click();
    await expect.poll(async () => card(page).getByText(en.oldWhole).count()).toBe(0);
    await ready(page);
    await expect
      .poll(async () =>
        Object.values(await keptUrls(page))
          .flat()
          .some((url) => url.includes(`/${old}/`)),
      )
      .toBe(false);
    await door.shut();
    expect(await entry()).toContain(next);
  });

  it('of the page comes whole before it takes over, and only when the reader says so', async () => {
    const { page } = await open();
    await button(page, en.take).click();
    await ready(page);
    await page.reload();
    const build = () => page.evaluate(() => document.querySelector('meta[name=other-build]') !== null);
    expect(await build()).toBe(false);
    const own = JSON.parse(await (await page.request.get(`${portal.url}/app.json`)).text()).build;
    const other = 'f'.repeat(16);
    door.rewrite = (path, text) => {
      if (path === '/sw.js' || path === '/app.json') return text.replaceAll(own, other);
      return text.includes('<div id="root">') ? text.replace('</head>', '<meta name="other-build"></head>') : null;
    };
    await page.reload();
    await page.getByText(en.newApp).waitFor({ timeout: 40_000 });
    expect(await violations(page)).toEqual([]);
    // The page in use is still the old one, also when it is opened again without a network.
    await door.shut();
    await page.reload();
    await card(page).waitFor();
    expect(await build()).toBe(false);
    await page.getByText(en.newApp).waitFor();
    await page.getByRole('button', { name: en.reload, exact: true }).click();
    await expect.poll(build, { timeout: 20_000 }).toBe(true);
    await ready(page);
  });
});

it('nothing of who is signed in is ever kept', async () => {
  const db = await openDatabase(`file:${portal.dataDir}/portal.db`);
  const email = await makePerson(db, 'son-la', 'ioc-operator');
  await db.close();
  const { page } = await open(portal.url + LIST, {
    prepare: (made) => signIn(made.context(), portal.url, email),
  });
  await button(page, en.take).click();
  await ready(page);
  for (const path of ['/ioc', '/son-la/account', '/son-la/list']) {
    await page.goto(portal.url + path);
    await page.getByRole('heading').first().waitFor();
  }
  await page.goto(portal.url + LIST);
  const kept = Object.values(await keptUrls(page)).flat();
  const PUBLIC =
    /^\/(assets|tiles|icons)\/|^\/[\w.-]*$|^\/api\/cities$|^\/api\/cities\/son-la(\/(guides|places|cameras|boundaries)([/?].*)?)?$/;
  expect(kept.filter((url) => !PUBLIC.test(url))).toEqual([]);
  const secrets = await page.evaluate(async (mail) => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        const text = /json|html/.test(answer?.headers.get('content-type') ?? '') ? await answer?.text() : '';
        if (answer?.headers.has('set-cookie') || text?.includes(mail)) found.push(request.url);
      }
    }
    return found;
  }, email);
  expect(secrets).toEqual([]);
});

describe('the page of packages', () => {
  it.each([
    ['light', 'vi-VN', PHONE],
    ['dark', 'en-GB', PHONE],
    ['dark', 'vi-VN', { viewport: { width: 1440, height: 900 } }],
  ] as const)('reads well, %s, %s', async (colorScheme, locale, size) => {
    const { page } = await open(`${LIST}?of=guide:${GUIDE}`, { ...size, colorScheme, locale, isMobile: false });
    const first = page.getByRole('listitem', { name: /Nhà tù|Prison/ });
    await first.locator('summary').click();
    expect(await violations(page)).toEqual([]);
    await first.getByRole('button').first().press('Enter');
    await first.getByText(/Sẵn sàng dùng|Ready to be used/).waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
    await door.shut();
    await page.reload();
    await page.getByText(/^(Ngoại tuyến|Offline) · /).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('is reached from a guide, whose story goes on', async () => {
    const { page } = await open(`/son-la/guide?of=${GUIDE}&in=en`);
    await page.getByRole('button', { name: guideWords.play, exact: true }).click();
    await page.getByRole('link', { name: guideWords.takeAlong }).click();
    await card(page).waitFor();
    expect(await page.evaluate(() => document.querySelector<HTMLAudioElement>('audio[data-guide]')?.paused)).toBe(false);
  });
});
