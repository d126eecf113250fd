/** On its way a package meets what packages meet: pauses, closed tabs, full phones, broken networks. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../api/db/database.ts';
import guideWords from '../../web/features/guide/locales/en.json' with { type: 'json' };
import en from '../../web/features/offline/locales/en.json' with { type: 'json' };
import { button, card, GUIDE, keptUrls, LIST, PHONE, PRISON, packagePage, ready, SQUARE, taken } from './package-page.ts';
import { makePerson, signIn } from './people.ts';
import { violations } from './violations.ts';

const on = packagePage();
const percent = async (page: Page) => Number(await card(page).locator('progress').getAttribute('value'));

describe('a package on its way', () => {
  it('is paused, stays half where it is after the page is closed, and goes on without fetching again', async () => {
    on.door.slow = 120;
    const { page } = await on.open();
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
    on.door.asked = [];
    on.door.slow = 0;
    await button(page, en.resume).click();
    await ready(page);
    const lasting = before.filter((url) => url.startsWith('/assets/') || /\/\d+\/\d+\/\d+\.(terrain|mvt)$|\?v=/.test(url));
    expect(lasting.length).toBeGreaterThan(100);
    const manifest = await (await page.request.get(`${on.portal.url}/api/cities/son-la/packages/guide:${GUIDE}`)).json();
    const chosen = manifest.files.filter(({ lang = 'en' }: { lang?: string }) => lang === 'en');
    const files: string[] = chosen.map(({ url }: { url: string }) => url);
    expect(on.door.asked.filter((url) => lasting.includes(url))).toEqual([]);
    const kept = new Set(Object.values(await keptUrls(page)).flat());
    expect(files.filter((url) => !kept.has(url))).toEqual([]);
  });

  it('goes on by itself when its page was closed in the middle', async () => {
    on.door.slow = 120;
    const { page } = await on.open();
    await button(page, en.take).click();
    await expect.poll(() => percent(page), { timeout: 30_000 }).toBeGreaterThan(60);
    await page.goto('about:blank');
    on.door.slow = 0;
    await page.goto(on.door.url + LIST);
    await ready(page);
  });

  it('is left with a sentence when the network breaks, and goes on when it is back', async () => {
    const { page } = await on.open();
    on.door.broken = /\.terrain$/;
    await button(page, en.take).click();
    await card(page).getByRole('alert').filter({ hasText: en.trouble.network }).waitFor({ timeout: 40_000 });
    expect(await violations(page)).toEqual([]);
    on.door.broken = null;
    await button(page, en.resume).click();
    await ready(page);
  });

  it.each([
    ['beforehand', false],
    ['when it is found out on the way', true],
  ])('says plainly that the device is full, %s, keeps what it has, and goes on when there is room', async (_, silent) => {
    const { page } = await on.open();
    // Some browsers tell nothing beforehand.
    if (silent) await page.evaluate(() => Object.defineProperty(navigator.storage, 'estimate', { value: async () => ({}) }));
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: on.door.url, quotaSize: 4_000_000 });
    await button(page, en.take).click();
    await card(page)
      .getByRole('alert')
      .filter({ hasText: /not enough room on the device: this package needs \d+(\.\d)?\sMB/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await session.send('Storage.overrideQuotaForOrigin', { origin: on.door.url });
    await button(page, en.resume).click();
    await ready(page);
  });

  it('is removed with all that only it needed, and leaves what another needs', async () => {
    const { page } = await on.open();
    for (const name of [PRISON, SQUARE]) {
      await taken(page, name);
    }
    const [both] = [await keptUrls(page)];
    const usage = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    const full = await usage();
    // Something that still holds the caches open must not hold the room.
    await page.evaluate(async () => {
      const held = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
      addEventListener('pagehide', () => held.length);
    });
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

it('nothing of who is signed in is ever kept', async () => {
  const db = await openDatabase(`file:${on.portal.dataDir}/portal.db`);
  const email = await makePerson(db, 'son-la', 'ioc-operator');
  await db.close();
  const { page } = await on.open(on.portal.url + LIST, {
    prepare: (made) => signIn(made.context(), on.portal.url, email),
  });
  await taken(page);
  for (const path of ['/ioc', '/son-la/account', '/son-la/list']) {
    await page.goto(on.portal.url + path);
    await page.getByRole('heading').first().waitFor();
  }
  await page.goto(on.portal.url + LIST);
  const kept = Object.values(await keptUrls(page)).flat();
  const PUBLIC =
    /^\/(assets|tiles|icons)\/|^\/[\w.-]*$|^\/api\/cities$|^\/api\/cities\/son-la(\/(guides|places|cameras|boundaries|panoramas|tours|search)([/?].*)?)?$/;
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
    const { page } = await on.open(`${LIST}?of=guide:${GUIDE}`, { ...size, colorScheme, locale, isMobile: false });
    const first = page.getByRole('listitem', { name: /Nhà tù|Prison/ });
    await first.locator('summary').click();
    expect(await violations(page)).toEqual([]);
    await first.getByRole('button').first().press('Enter');
    await first.getByText(/Sẵn sàng dùng|Ready to be used/).waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
    await on.door.shut();
    await page.reload();
    await page.getByText(/^(Ngoại tuyến|Offline) · /).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('is reached from a guide, whose story goes on', async () => {
    const { page } = await on.open(`/son-la/guide?of=${GUIDE}&in=en`);
    await page.getByRole('button', { name: guideWords.play, exact: true }).click();
    await page.getByRole('link', { name: guideWords.takeAlong }).click();
    await card(page).waitFor();
    expect(await page.evaluate(() => document.querySelector<HTMLAudioElement>('audio[data-guide]')?.paused)).toBe(false);
  });
});
