/** A guide is taken along; then the portal's process ends, and all of it goes on: story, seeking, map. */
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import app from '../../web/app/locales/en.json' with { type: 'json' };
import directions from '../../web/features/directions/locales/en.json' with { type: 'json' };
import guideWords from '../../web/features/guide/locales/en.json' with { type: 'json' };
import en from '../../web/features/offline/locales/en.json' with { type: 'json' };
import report from '../../web/features/report/locales/en.json' with { type: 'json' };
import searchWords from '../../web/features/search/locales/en.json' with { type: 'json' };
import tours from '../../web/features/tours/locales/en.json' with { type: 'json' };
import kit from '../../web/kit/locales/en.json' with { type: 'json' };
import { atRest, cityReady, PATIENCE, type VisitOptions, visitors } from './open-page.ts';
import { type OwnPortal, ownPortal } from './own-portal.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const GUIDE = 'nha-tu-son-la';
/** What a browser logs of itself when nothing answers. */
const AWAY = [/Failed to load resource/, /net::ERR_/];

let portal: OwnPortal;
beforeAll(async () => {
  portal = await ownPortal();
});
afterAll(() => portal?.close());

const open = (path: string, options: VisitOptions = {}) =>
  visit({ ...PHONE, locale: 'en-GB', hosts: [portal.url], expected: AWAY, path: portal.url + path, ...options });
const card = (page: Page, name: RegExp) => page.getByRole('listitem', { name });
const PRISON = /Sơn La Prison/;

async function takeAlong(page: Page): Promise<void> {
  await card(page, PRISON).getByRole('button', { name: en.take, exact: true }).click();
  await card(page, PRISON)
    .getByText(/Ready to be used/)
    .waitFor({ timeout: 60_000 });
}
const sound = (page: Page) =>
  page.evaluate(() => {
    const audio = document.querySelector<HTMLAudioElement>('audio[data-guide]');
    return { time: audio?.currentTime ?? 0, paused: audio?.paused ?? true, source: audio?.currentSrc ?? '' };
  });

/** How many colours the map has, seen in steps of eight. */
async function coloursOf(page: Page): Promise<number> {
  const { data } = await sharp(await page.locator('canvas').first().screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const seen = new Set<number>();
  for (let i = 0; i < data.length; i += 3)
    seen.add((((data[i] ?? 0) >> 3) << 10) | (((data[i + 1] ?? 0) >> 3) << 5) | ((data[i + 2] ?? 0) >> 3));
  return seen.size;
}

describe('a guide that was taken along', () => {
  it('is heard and sought in, and its map is drawn, with the portal gone', async () => {
    const { page } = await open(`/son-la/offline?of=guide:${GUIDE}`);
    await takeAlong(page);
    expect(await violations(page)).toEqual([]);
    await portal.stop();
    try {
      await page.goto(`${portal.url}/son-la/guide?of=${GUIDE}&in=en`);
      await page.getByText(/^Offline · data from/).waitFor();
      await page.getByRole('button', { name: guideWords.play, exact: true }).click();
      await expect.poll(async () => (await sound(page)).time).toBeGreaterThan(0.5);
      await page.getByRole('slider', { name: guideWords.seek }).fill('30');
      await expect.poll(async () => (await sound(page)).time).toBeGreaterThan(30.5);
      expect((await sound(page)).paused).toBe(false);
      const { status, range, bytes } = await page.evaluate(async () => {
        const source = document.querySelector<HTMLAudioElement>('audio[data-guide]')?.currentSrc ?? '';
        const answer = await fetch(source, { headers: { range: 'bytes=1000-1999' } });
        return { status: answer.status, range: answer.headers.get('content-range'), bytes: (await answer.arrayBuffer()).byteLength };
      });
      expect({ status, bytes }).toEqual({ status: 206, bytes: 1000 });
      expect(range).toMatch(/^bytes 1000-1999\/\d+$/);

      await page.goto(`${portal.url}/son-la?v=1&sel=place:${GUIDE}`);
      await cityReady(page);
      await page.getByRole('heading', { name: PRISON }).waitFor();
      await atRest(page);
      // Places are found without the server, and the page says what it looked through.
      const search = page.getByRole('combobox', { name: searchWords.label });
      await search.fill('quang truong');
      await page.getByRole('option', { name: /Tây Bắc Square/ }).waitFor();
      await page.getByText(kit.address.kept).waitFor();
      expect(await violations(page)).toEqual([]);
      // A street, too, by its name without marks: the map flies there, and finds the way to it.
      await search.fill('khau ca');
      await page
        .getByRole('option', { name: /^Khau Cả/ })
        .first()
        .waitFor();
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/street-offline.png` });
      await page
        .getByRole('option', { name: /^Khau Cả/ })
        .first()
        .click();
      const target = () => new URL(page.url()).searchParams.get('at')?.split(',').slice(0, 2).map(Number) ?? [];
      await expect
        .poll(() => Math.hypot((target()[0] ?? 0) - 103.9079, (target()[1] ?? 0) - 21.32839), { timeout: 30_000 })
        .toBeLessThan(0.001);
      await page.goto(`${portal.url}/son-la?v=1&from=${GUIDE}&to=quang-truong-tay-bac`);
      await page.getByRole('button', { name: directions.change.replace('{{what}}', directions.to) }).click();
      await page.getByRole('searchbox').fill('khau ca');
      await page
        .getByRole('button', { name: /^Khau Cả/ })
        .first()
        .click();
      await page.getByRole('list', { name: directions.turns }).getByRole('button').nth(1).waitFor({ timeout: PATIENCE });
      expect(await violations(page)).toEqual([]);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/street-way-offline.png` });
      await page.goto(`${portal.url}/son-la?v=1&sel=place:${GUIDE}`);
      await cityReady(page);
      await atRest(page);
      // Relief, houses and the painted ground are there: the picture has many colours, and none of the layers says that it failed.
      const colours = await coloursOf(page);
      expect(colours).toBeGreaterThan(400);
      expect(await page.evaluate(() => window.drawCalls)).toBeGreaterThan(10);
      expect(await violations(page)).toEqual([]);
    } finally {
      await portal.start();
    }
  });

  it('is found by the code on its sign, says where it ends, keeps drafts of reports, and says that a city was not taken along', async () => {
    const { page } = await open('/son-la/offline');
    await takeAlong(page);
    await portal.stop();
    try {
      await page.goto(`${portal.url}/g/son-la/101-2`);
      await page.waitForURL(/\/son-la\/guide\?of=nha-tu-son-la&n=2/);
      await page.getByRole('button', { name: guideWords.play, exact: true }).waitFor();
      await page.goto(`${portal.url}/g/999`);
      await page.getByText(/No story has the number “999”/).waitFor();

      // Bản Mòng lies some kilometres from the prison.
      await page.goto(`${portal.url}/son-la?v=1&at=103.9,21.29,1200,10,-40`);
      await cityReady(page);
      await page.getByText(en.outside).waitFor();

      await page.goto(`${portal.url}/son-la/report`);
      await page.getByLabel(report.words.description).fill('Written without a network');
      await page.waitForTimeout(400);
      await page.goto(`${portal.url}/son-la/report`);
      await page.getByRole('button', { name: /^Written without a network/ }).click();
      expect(await page.getByLabel(report.words.description).inputValue()).toBe('Written without a network');

      await page.goto(`${portal.url}/ha-long`);
      await page.getByText(app.down.title).waitFor();
    } finally {
      await portal.start();
    }
    // The network is back: the line goes by itself.
    await page.goto(`${portal.url}/son-la/guide?of=${GUIDE}`);
    await page.getByRole('button', { name: guideWords.play, exact: true }).waitFor();
    await expect.poll(() => page.getByText(/^Offline · /).count()).toBe(0);
  });
});

describe('who takes nothing along', () => {
  it('has no worker, and nothing is kept', async () => {
    const { page } = await open('/son-la?v=1');
    await cityReady(page);
    const state = await page.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: await caches.keys(),
    }));
    expect(state).toEqual({ workers: 0, caches: [] });
  });

  it('is offered the portal for the home screen by a manifest that the browser accepts', async () => {
    const { page } = await open('/son-la/offline');
    const session = await page.context().newCDPSession(page);
    const { errors, manifest } = (await session.send('Page.getAppManifest')) as { errors: unknown[]; manifest?: { shortcuts?: unknown[] } };
    expect(errors).toEqual([]);
    expect(manifest?.shortcuts).toHaveLength(3);
  });
});

describe('a trip made without a network', () => {
  const result = (page: Page) => page.getByRole('region', { name: tours.make.result });

  it('is arranged from the city that was taken along: a start by its name, stops, times on the streets, and the way to each', async () => {
    const { page } = await open('/son-la/offline');
    await card(page, /All of Sơn La/)
      .getByRole('button', { name: en.take, exact: true })
      .click();
    await card(page, /All of Sơn La/)
      .getByText(/Ready to be used/)
      .waitFor({ timeout: PATIENCE });
    await portal.stop();
    try {
      await page.context().setOffline(true);
      await page.goto(`${portal.url}/son-la/tours?make=1&hours=4`);
      await page.getByText(tours.make.why.ask).waitFor();
      await page.getByRole('searchbox').fill('ben xe khach');
      await page.getByText(kit.address.kept).waitFor();
      expect(await violations(page)).toEqual([]);
      await page
        .getByRole('button', { name: /coach station/i })
        .first()
        .click();
      await result(page).waitFor({ timeout: PATIENCE });
      const stops = await result(page).getByRole('listitem').allInnerTexts();
      // The start, two stops at least, and the way back; each way with minutes and metres of the streets.
      expect(stops.length).toBeGreaterThanOrEqual(4);
      for (const stop of stops.slice(1)) expect(stop).toMatch(/^On foot \d+ (minutes?|hours?)\b.* · [\d.,]+ k?m\b/);
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await page.getByText(en.outside).count()).toBe(0);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/trip-offline.png`, fullPage: true });
      await result(page).getByRole('link', { name: tours.make.directions }).first().click();
      await page.getByRole('list', { name: directions.turns }).waitFor({ timeout: PATIENCE });
    } finally {
      await page.context().setOffline(false);
      await portal.start();
    }
  });

  it('says what is missing where only one guide is on the device', async () => {
    const { page } = await open('/son-la/offline');
    await takeAlong(page);
    await portal.stop();
    try {
      await page.goto(`${portal.url}/son-la/tours?make=1&hours=4&like=site,market&from=ben-xe-khach-son-la`);
      await page.getByRole('alert').filter({ hasText: tours.make.away }).waitFor();
      await page.getByRole('button', { name: tours.again }).waitFor();
      expect(await violations(page)).toEqual([]);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/trip-missing.png`, fullPage: true });
      await page.getByRole('link', { name: tours.make.along }).click();
      await page.getByRole('heading', { name: en.title, level: 1 }).waitFor();
    } finally {
      await portal.start();
    }
  });
});
