/** In which languages the stories of a package go along: chosen before, added and taken away later, and missed plainly. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import guideWords from '../../web/features/guide/locales/en.json' with { type: 'json' };
import en from '../../web/features/offline/locales/en.json' with { type: 'json' };
import tours from '../../web/features/tours/locales/en.json' with { type: 'json' };
import kit from '../../web/kit/locales/en.json' with { type: 'json' };
import { button, card, GUIDE, keptUrls, packagePage, ready, taken } from './package-page.ts';
import { violations } from './violations.ts';

const on = packagePage();
const check = (page: Page, language: RegExp) =>
  card(page).getByRole('group', { name: en.languages }).getByRole('checkbox', { name: language });
/** Languages whose sound of the prison's story lies on the device. */
async function heard(page: Page): Promise<string[]> {
  const urls = Object.values(await keptUrls(page)).flat();
  const found = urls.map((url) => /\/guides\/nha-tu-son-la\/([a-z]+)\/.*\.(webm|mp3)/.exec(url)?.[1]);
  return [...new Set(found.flatMap((lang) => lang ?? []))].sort();
}
const takes = async (page: Page) => Number(/Takes ([\d.]+)\sMB/.exec(await card(page).innerText())?.[1]);
const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
};

describe('languages of a package', () => {
  it('are at first the reader’s own only; the size follows what is chosen', async () => {
    const { page } = await on.open();
    expect(await check(page, /^English/).isChecked()).toBe(true);
    expect(await check(page, /^Tiếng Việt/).isChecked()).toBe(false);
    expect(await check(page, /^Français/).isChecked()).toBe(false);
    const one = await takes(page);
    await check(page, /^Tiếng Việt/).check();
    await check(page, /^Français/).check();
    const { bytes, languages } = await (await page.request.get(`${on.portal.url}/api/cities/son-la/packages/guide:${GUIDE}`)).json();
    const rest = languages
      .filter(({ lang }: { lang: string }) => lang !== 'en')
      .reduce((sum: number, size: { bytes: number }) => sum + size.bytes, 0);
    expect(rest).toBeGreaterThan(1_000_000);
    expect(await takes(page)).toBeCloseTo(bytes / 1e6, 1);
    expect(one).toBeCloseTo((bytes - rest) / 1e6, 1);
    expect(await violations(page)).toEqual([]);
  });

  it('are added by fetching only what is missing, and taken away without a network', async () => {
    const { page } = await on.open();
    await taken(page);
    expect(await heard(page)).toEqual(['en']);
    on.door.asked = [];
    await check(page, /^Tiếng Việt/).check();
    await card(page)
      .getByText(/^\d+\skB more to download/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await shot(page, 'languages-change');
    await button(page, en.languagesChange).click();
    await expect.poll(() => heard(page), { timeout: 30_000 }).toEqual(['en', 'vi']);
    // The first of its files is there: the last one is waited for.
    await button(page, en.pause).waitFor({ state: 'detached' });
    await ready(page);
    expect(await button(page, en.languagesChange).count()).toBe(0);
    expect(await card(page).getByText(en.half).count()).toBe(0);
    const files = on.door.asked.filter((path) => /^\/(tiles|assets)\/|\/(places|guides|panoramas)/.test(path));
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((path) => !path.includes(`/guides/${GUIDE}/vi/`))).toEqual([]);

    await on.door.shut();
    await page.reload();
    await check(page, /^English/).uncheck();
    await card(page)
      .getByText(/^Frees \d+\skB/)
      .waitFor();
    await button(page, en.languagesChange).click();
    await expect.poll(() => heard(page)).toEqual(['vi']);
    await ready(page);
  });

  it('that were not taken along are said to be missing, and those that are there are offered', async () => {
    const { page } = await on.open();
    await taken(page);
    await on.door.shut();
    await page.goto(`${on.door.url}/son-la/guide?of=${GUIDE}&in=fr`);
    const missing = page.getByRole('alert').filter({ hasText: kit.story.missing.replace('{{language}}', 'French') });
    await missing.waitFor();
    // The words stay.
    await page.getByText('Les Français l’ont construite en 1908.').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: guideWords.play, exact: true }).click();
    await missing.waitFor();
    await shot(page, 'languages-missing');
    await missing.getByRole('button', { name: 'English' }).click();
    await missing.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: guideWords.play, exact: true }).click();
    await expect
      .poll(() => page.evaluate(() => document.querySelector<HTMLAudioElement>('audio[data-guide]')?.currentTime ?? 0))
      .toBeGreaterThan(0.5);
  });

  it('may be none: the story is read, and that it cannot be heard is said', async () => {
    const { page } = await on.open();
    await check(page, /^English/).uncheck();
    await card(page).getByText(en.languagesNone).waitFor();
    await taken(page);
    expect(await heard(page)).toEqual([]);
    await on.door.shut();
    await page.goto(`${on.door.url}/son-la/guide?of=${GUIDE}&in=en`);
    await page.getByRole('alert').filter({ hasText: kit.story.nothing }).waitFor();
    await page.getByText('The French built it in 1908.').waitFor();
  });

  it('that a tour lacks do not end its walk: its stories are read, and it goes on', async () => {
    const { page } = await on.open();
    const [tour] = (await (await page.request.get(`${on.portal.url}/api/cities/son-la/tours`)).json()).tours;
    const item = page.getByRole('listitem', { name: tour.title.en });
    await item.getByRole('checkbox', { name: /^English/ }).uncheck();
    await item.getByRole('button', { name: en.take, exact: true }).click();
    await item.getByText(/Ready to be used/).waitFor({ timeout: 60_000 });
    await on.door.shut();
    await page.goto(`${on.door.url}/son-la/tours?of=${tour.id}&v=1`);
    await page.getByRole('button', { name: tours.walk.simulated, exact: true }).click();
    await page.getByRole('alert').filter({ hasText: kit.story.nothing }).waitFor();
    const told = page.getByRole('region', { name: tours.player }).getByRole('heading');
    await page.getByText(tours.walk.reading).waitFor();
    const first = await told.innerText();
    await page.getByRole('button', { name: tours.walk.readOn, exact: true }).click();
    await expect.poll(() => told.innerText(), { timeout: 60_000 }).not.toBe(first);
    await page.getByText(tours.walk.reading).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
