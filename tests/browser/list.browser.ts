import { describe, expect, it } from 'vitest';
import { visitors } from './open-page.ts';
import { words } from './words.ts';

const { visit } = visitors();

describe('the list view', () => {
  it('gives every place, camera and report without the globe', async () => {
    const engine: string[] = [];
    const { page } = await visit({
      path: '/son-la/list',
      prepare: async (page) => {
        page.on('request', (request) => /cesium|map-view|\/tiles\//i.test(new URL(request.url()).pathname) && engine.push(request.url()));
        await page.addInitScript(() => {
          HTMLCanvasElement.prototype.getContext = () => null;
        });
      },
    });
    await page.getByRole('table').waitFor();
    const total = page.getByRole('status').filter({ hasText: /^\d{3} mục/ });
    await total.waitFor();
    // Other tests report to the same portal.
    expect(Number.parseInt(await total.innerText(), 10)).toBeGreaterThanOrEqual(46 + 6 + 67 + 64 + 300);
    expect(engine).toEqual([]);
    expect(await page.getByText(words.app.sampleNote).isVisible()).toBe(true);
  });

  it('filters by words without marks, by kind, and keeps the filter in the address', async () => {
    const { page } = await visit({ path: '/son-la/list' });
    await page.getByRole('button', { name: /^Trường học/ }).click();
    await page
      .getByRole('status')
      .filter({ hasText: /^46 mục/ })
      .waitFor();
    await page.getByRole('searchbox', { name: words.list.text }).fill('nguyen trai');
    await page
      .getByRole('status')
      .filter({ hasText: /^[1-9] mục/ })
      .waitFor();
    const found = page.getByRole('rowheader');
    expect(await found.first().innerText()).toContain('Nguyễn Trãi');
    await page.reload();
    await page
      .getByRole('status')
      .filter({ hasText: /^[1-9] mục/ })
      .waitFor();
    expect(await page.getByRole('searchbox', { name: words.list.text }).inputValue()).toBe('nguyen trai');
  });

  it('opens a card and goes to the map by keyboard alone', async () => {
    const { page } = await visit({ path: '/son-la/list?q=x', prepare: (page) => page.route('**/assets/map-view*.js', () => undefined) });
    await page.goto(new URL('/son-la/list', page.url()).href);
    const link = page.getByRole('rowheader').getByRole('link').first();
    await link.focus();
    const name = (await link.innerText()).trim();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name }).waitFor();
    const toMap = page.getByRole('link', { name: words.list.onMap });
    await toMap.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/son-la\/?\?.*sel=/);
    await page.getByRole('region', { name: words.app.picked }).getByRole('heading', { name }).waitFor();
  });
});
