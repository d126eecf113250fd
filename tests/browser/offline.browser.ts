/** A guide is taken along; then the portal's process ends, and all of it goes on: story, seeking, map. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import guideWords from '../../web/features/guide/locales/en.json' with { type: 'json' };
import en from '../../web/features/offline/locales/en.json' with { type: 'json' };
import { cityReady, type VisitOptions, visitors } from './open-page.ts';
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
      expect(await page.evaluate(() => window.drawCalls)).toBeGreaterThan(10);
    } finally {
      await portal.start();
    }
  });
});
