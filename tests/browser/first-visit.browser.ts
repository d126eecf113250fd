import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { atRest, cityReady, type Visit, visitors } from './open-page.ts';
import { words } from './words.ts';

const { visit } = visitors();
const kB = 1000;

describe('a first visit', () => {
  let here: Visit;
  const scripts: string[] = [];

  it('sees the place before the planet, then the city', async () => {
    here = await visit({
      reducedMotion: 'no-preference',
      prepare: async (page) => {
        page.context().on('request', (request) => {
          const { pathname } = new URL(request.url());
          if (/\.m?js$/.test(pathname) && !scripts.includes(pathname)) scripts.push(pathname);
        });
      },
    });
    const { page } = here;
    await page.getByRole('link', { name: /^Nhà tù Sơn La/ }).waitFor();
    expect(await page.getByRole('group', { name: words.app.kinds }).isVisible()).toBe(true);
    await cityReady(page);
    const marks = await page.evaluate(() =>
      ['portal:shell', 'portal:first-frame', 'portal:city-ready'].map((name) => performance.getEntriesByName(name).map((m) => m.startTime)),
    );
    expect(marks.map((times) => times.length)).toEqual([1, 1, 1]);
    expect(marks.flat()).toEqual(marks.flat().sort((a, b) => a - b));
  });

  it('shows the poster until the city stands', async () => {
    const { page } = await visit({
      path: '/',
      prepare: (page) => page.route('**/assets/map-view*.js', () => undefined),
    });
    await page.getByRole('link', { name: /^Nhà tù Sơn La/ }).waitFor();
    expect(await page.locator('canvas').count()).toBe(0);
    const poster = page.locator('[class*=poster]');
    expect(await poster.evaluate((e) => getComputedStyle(e).backgroundImage)).toContain('/poster.svg');
    expect(await poster.evaluate((e) => Number(getComputedStyle(e).opacity))).toBe(1);
    await page.getByRole('progressbar').waitFor();
    // The list needs no globe.
    await page.getByRole('link', { name: words.app.list, exact: true }).click();
    await page.getByRole('table').waitFor();
  });

  it('loads 200 kB of JavaScript before the globe and 1.7 MB in all, gzipped, at most', async () => {
    here = await visit();
    const { page } = here;
    await cityReady(page);
    const shellAt = await page.evaluate(() => performance.getEntriesByName('portal:shell')[0]?.startTime ?? 0);
    const early = await page.evaluate(
      (shell) =>
        performance
          .getEntriesByType('resource')
          .filter((r) => r.startTime < shell && /\.js$/.test(r.name))
          .map((r) => new URL(r.name).pathname),
      shellAt,
    );
    const size = async (path: string) =>
      gzipSync(await (await page.request.get(new URL(path, page.url()).href)).body(), { level: 9 }).length;
    const sizes = await Promise.all(scripts.map(async (path) => ({ path, bytes: await size(path) })));
    const sum = (list: typeof sizes) => list.reduce((total, { bytes }) => total + bytes, 0);
    const before = sizes.filter(({ path }) => early.includes(path));
    expect(before.length).toBeGreaterThan(0);
    expect(sum(before)).toBeLessThanOrEqual(200 * kB);
    expect(sizes.length).toBeGreaterThan(before.length);
    expect(sum(sizes)).toBeLessThanOrEqual(1700 * kB);
  });

  it('says plainly that the model is a sample', async () => {
    const { page } = here;
    const note = page.getByRole('button', { name: words.app.sampleNote });
    await note.click();
    const about = page.getByRole('complementary');
    await about.getByText(/mẫu/).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('draws nothing while nothing moves', async () => {
    const { page } = here;
    await page.mouse.move(5, 5);
    // The last tiles of the first view may still be on their way.
    await atRest(page, 3000);
    const before = await page.evaluate(() => window.drawCalls);
    expect(before).toBeGreaterThan(0);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 5000)));
    expect(await page.evaluate(() => window.drawCalls)).toBe(before);
  });
});
