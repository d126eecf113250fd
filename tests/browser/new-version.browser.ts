/** A new version comes while the old one is used: of the data, and of the page. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../../web/features/offline/locales/en.json' with { type: 'json' };
import { button, card, keptUrls, packagePage, ready, taken } from './package-page.ts';
import { violations } from './violations.ts';

const on = packagePage();

describe('a new version', () => {
  const STAGE = 'tiles/son-la/buildings';
  /** As a build does: a new folder, then the entry document. @returns names of the old and the new version */
  function publish(): [string, string] {
    const folder = join(on.portal.dataDir, STAGE);
    const [old = ''] = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const next = 'e0e0e0e0e0';
    cpSync(join(folder, old), join(folder, next), { recursive: true });
    const entry = readFileSync(join(folder, 'tileset.json'), 'utf8').replaceAll(old, next);
    for (const form of ['br', 'gz']) rmSync(join(folder, `tileset.json.${form}`), { force: true });
    writeFileSync(join(folder, 'tileset.json'), entry);
    return [old, next];
  }

  it('of the data comes beside the one in use, which stays whole until then', async () => {
    const { page } = await on.open();
    await taken(page);
    const [old, next] = publish();
    await page.reload();
    await card(page).getByText(en.outdated).waitFor();
    expect(await violations(page)).toEqual([]);
    on.door.slow = 300;
    await button(page, en.update).click();
    await card(page).getByRole('progressbar').waitFor();
    await expect
      .poll(async () =>
        Object.values(await keptUrls(page))
          .flat()
          .some((url) => url.includes(`/${next}/`)),
      )
      .toBe(true);
    await on.door.shut();
    await card(page).getByText(en.oldWhole).waitFor({ timeout: 40_000 });
    const entry = () => page.evaluate(async () => (await fetch('/tiles/son-la/buildings/tileset.json')).text());
    expect(await entry()).toContain(old);
    const house = Object.values(await keptUrls(page))
      .flat()
      .find((url) => url.includes(`/${old}/`));
    expect(await page.evaluate(async (url) => (await fetch(url ?? '/nothing')).status, house)).toBe(200);
    await on.door.reopen();
    on.door.slow = 0;
    await button(page, en.resume).click();
    await expect.poll(async () => card(page).getByText(en.oldWhole).count()).toBe(0);
    await ready(page);
    // The languages that were chosen stay.
    const sounds = Object.values(await keptUrls(page))
      .flat()
      .flatMap((url) => /\/guides\/[^/]+\/([a-z]+)\/.*\.webm/.exec(url)?.[1] ?? []);
    expect([...new Set(sounds)]).toEqual(['en']);
    await expect
      .poll(async () =>
        Object.values(await keptUrls(page))
          .flat()
          .some((url) => url.includes(`/${old}/`)),
      )
      .toBe(false);
    await on.door.shut();
    expect(await entry()).toContain(next);
  });

  it('of the page comes whole before it takes over, and only when the reader says so', async () => {
    const { page } = await on.open();
    await taken(page);
    await page.reload();
    const build = () => page.evaluate(() => document.querySelector('meta[name=other-build]') !== null);
    expect(await build()).toBe(false);
    const own = JSON.parse(await (await page.request.get(`${on.portal.url}/app.json`)).text()).build;
    const other = 'f'.repeat(16);
    on.door.rewrite = (path, text) => {
      if (path === '/sw.js' || path === '/app.json') return text.replaceAll(own, other);
      return text.includes('<div id="root">') ? text.replace('</head>', '<meta name="other-build"></head>') : null;
    };
    await page.reload();
    await page.getByText(en.newApp).waitFor({ timeout: 40_000 });
    expect(await violations(page)).toEqual([]);
    // The page in use is still the old one, also when it is opened again without a network.
    await on.door.shut();
    await page.reload();
    await card(page).waitFor();
    expect(await build()).toBe(false);
    await on.door.reopen();
    await page.reload();
    await page.getByRole('button', { name: en.reload, exact: true }).click();
    await expect.poll(build, { timeout: 20_000 }).toBe(true);
    await on.door.shut();
    await page.reload();
    await ready(page);
    expect(await build()).toBe(true);
  });
});
