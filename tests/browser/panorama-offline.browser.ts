/** Without a network, the list of 360° views shows the small pictures that were taken along, and a sign for the others. */
import { expect, it } from 'vitest';
import { keptUrls, packagePage, taken } from './package-page.ts';
import { violations } from './violations.ts';

const on = packagePage();

it('the list of views is whole without a network: no picture is broken', async () => {
  const { page } = await on.open();
  await taken(page);
  const kept = Object.values(await keptUrls(page))
    .flat()
    .filter((url) => url.includes('/thumbnail.webp?v='));
  expect(kept.length).toBeGreaterThan(0);
  await on.door.shut();
  await page.goto(`${on.door.url}/son-la/panorama`);
  const cards = page.getByRole('main').getByRole('listitem');
  await cards.first().waitFor();
  const shown: string[] = [];
  for (const card of await cards.all()) {
    await card.scrollIntoViewIfNeeded();
    const picture = card.locator('img');
    // It has come, or it is no longer there.
    await expect
      .poll(() => picture.evaluateAll((list) => list.every((one) => (one as HTMLImageElement).naturalWidth > 0)), { timeout: 15_000 })
      .toBe(true);
    for (const one of await picture.all()) shown.push((await one.getAttribute('src')) ?? '');
  }
  expect(shown.sort()).toEqual(kept.sort());
  expect(await violations(page)).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/panoramas-offline.png` });
});
