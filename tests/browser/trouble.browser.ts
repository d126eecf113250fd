import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cityReady, visitors } from './open-page.ts';
import { words } from './words.ts';

const { visit } = visitors();
const FAILED_LOAD = [/Failed to load resource/];
const sentence = (page: Page, text: string) => page.getByText(text).first();

describe('when something fails', () => {
  it('a device without WebGL 2 gets a sentence and the list', async () => {
    const { page } = await visit({
      prepare: (page) =>
        page.addInitScript(() => {
          const real = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, ...values: unknown[]) => unknown;
          Object.assign(HTMLCanvasElement.prototype, {
            getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
              return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest);
            },
          });
        }),
    });
    await sentence(page, words.app.mapFailure.webgl2).waitFor();
    expect(await page.getByRole('button', { name: words.kit.retry }).isVisible()).toBe(true);
    await page.getByRole('link', { name: words.app.openList, exact: true }).click();
    await page.getByRole('table').waitFor();
  });

  it('a lost graphics context gets a sentence, and the map comes back on retry', async () => {
    const { page } = await visit({ expected: [/context/i, /WebGL/] });
    await cityReady(page);
    await page.evaluate(() => {
      const gl = document.querySelector('canvas')?.getContext('webgl2');
      gl?.getExtension('WEBGL_lose_context')?.loseContext();
    });
    await sentence(page, words.app.mapFailure['context-lost']).waitFor();
    expect(await page.getByRole('link', { name: words.app.openList, exact: true }).isVisible()).toBe(true);
    const before = await page.evaluate(() => window.drawCalls);
    await page.getByRole('button', { name: words.kit.retry }).click();
    await sentence(page, words.app.mapFailure['context-lost']).waitFor({ state: 'detached' });
    await page.waitForFunction((n) => window.drawCalls > n + 100, before);
    await page.getByRole('region', { name: words.app.tools.title }).waitFor();
  });

  it('a map that cannot be loaded gets a sentence, and comes on retry', async () => {
    const { page } = await visit({
      expected: [...FAILED_LOAD, /dynamically imported module/],
      prepare: (page) => page.route('**/assets/map-view*.js', (route) => route.abort()),
    });
    await sentence(page, words.app.mapFailure['not-loaded']).waitFor();
    await page.unroute('**/assets/map-view*.js');
    await page.getByRole('button', { name: words.kit.retry }).click();
    await page.locator('canvas').first().waitFor();
  });

  it('an API that is down gets a sentence, and all comes on retry', async () => {
    const { page } = await visit({ expected: FAILED_LOAD, prepare: (page) => page.route('**/api/**', (route) => route.abort()) });
    await sentence(page, words.app.down.title).waitFor();
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: words.kit.retry }).click();
    await page.getByRole('link', { name: /^Nhà tù Sơn La/ }).waitFor();
  });

  it('a server error is said in words, without its text, with the number to ask about', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Error',
      status: 500,
      code: 'internal',
      requestId: 'r-4711',
      detail: 'SQLITE_CORRUPT at row 7',
    };
    const { page } = await visit({
      expected: FAILED_LOAD,
      prepare: (page) => page.route('**/api/cities/*/places/*', (route) => route.fulfill({ status: 500, json: problem })),
      path: '/son-la?sel=place:nha-tu-son-la',
    });
    await sentence(page, words.kit.failure.internal).waitFor();
    const text = await page.locator('body').innerText();
    expect(text).toContain('r-4711');
    expect(text).not.toContain('SQLITE');
  });

  it('one dead source delays nobody, says so in its own row, and comes on retry', async () => {
    const { page } = await visit({
      expected: FAILED_LOAD,
      prepare: async (page) => {
        await page.route('**/api/cities/*/cameras*', () => undefined);
        await page.route('**/tiles/*/trees/tileset.json', () => undefined);
      },
    });
    await cityReady(page);
    await page.getByRole('button', { name: words.layers.title }).click();
    const panel = page.getByRole('complementary', { name: words.layers.title });
    const row = panel.getByRole('listitem').filter({ has: page.getByRole('switch', { name: /^Camera/ }) });
    await row.getByRole('alert').waitFor();
    expect(
      await panel
        .getByRole('listitem')
        .filter({ has: page.getByRole('switch', { name: /Trường học/ }) })
        .getByRole('alert')
        .count(),
    ).toBe(0);
    await page.unroute('**/api/cities/*/cameras*');
    await row.getByRole('button', { name: words.kit.retry }).click();
    await row.getByRole('alert').waitFor({ state: 'detached' });
  });
});
