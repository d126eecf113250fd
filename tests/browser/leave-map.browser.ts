/** Whoever leaves the map while it still loads meets no error: what was on its way ends quietly. Faults of a page fail a test by themselves. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cityReady, visitors } from './open-page.ts';

const { visit } = visitors();
const MAP = '/son-la?v=1&at=103.9141,21.327,900,0,-40&sel=place:nha-tu-son-la';
/** How long the map has loaded when it is left, milliseconds: before the globe, with it, with the first tiles. */
const DELAYS = [0, 50, 100, 150, 300, 700, 1500];
/** How long a late answer may take to come, milliseconds. */
const LATE = 1200;

/** Within the page, as its links do. */
const go = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);

describe('leaving the map while it loads', () => {
  it.each(['/son-la/list', '/son-la/guide?of=nha-tu-son-la', '/son-la/panorama', '/ha-long?v=1'])(
    'ends in nothing but the page one came from: %s',
    async (path) => {
      const { page } = await visit({ path });
      await page.getByRole('main').or(page.locator('canvas')).first().waitFor();
      for (const delay of DELAYS) {
        await go(page, MAP);
        await page.waitForFunction(() => document.querySelector('[role=application] canvas'));
        await page.waitForTimeout(delay);
        await page.goBack();
        await page.waitForTimeout(LATE);
      }
      expect(new URL(page.url()).pathname).toBe(new URL(path, page.url()).pathname);
      // And whoever comes back finds the city.
      await go(page, MAP);
      await cityReady(page);
    },
  );
});
