/** A place's page for who has no script: a search engine, a link preview, an old telephone. */
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { cityReady, visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PATH = '/son-la/places/nha-tu-son-la';

describe('the page of a place', () => {
  it('is read without a script, in the other language, and leads to the map', async () => {
    const { page } = await visit({ path: PATH, javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { name: 'Nhà tù Sơn La', level: 1 }).waitFor();
    await page.getByText('chưa có thông tin').first().waitFor();
    await page.getByText('T2-CN 07:30–11:30, 13:30–17:00').waitFor();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sơn La Prison', level: 1 }).waitFor();
    await page.getByRole('img', { name: /ruined cell blocks/ }).waitFor();
    await page.getByText('Drawn from our own 3D model; not a photograph.', { exact: false }).waitFor();
    const map = page.getByRole('link', { name: 'See it on the 3D map' });
    expect(await map.getAttribute('href')).toBe('/son-la?sel=place:nha-tu-son-la&lang=en');
  });

  it('has a picture for link previews that shows the streets round it', async () => {
    const answer = await fetch(new URL('/api/cities/son-la/places/nha-tu-son-la/map.png', inject('portalUrl')));
    expect(answer.headers.get('content-type')).toBe('image/png');
    const image = sharp(Buffer.from(await answer.arrayBuffer()));
    expect(await image.metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    // Land alone would be one colour: roads, houses and the pin are there too.
    expect((await image.stats()).entropy).toBeGreaterThan(1);
  });

  it.each(['light', 'dark'] as const)('is readable for everybody, %s', async (colorScheme) => {
    const { page } = await visit({ path: `${PATH}?lang=en`, colorScheme });
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('tells on its card what a visitor asks, and what is near', async () => {
    const { page } = await visit({ path: '/son-la?sel=place:nha-tu-son-la&lang=en' });
    await cityReady(page);
    await page.getByText('keep your voice low', { exact: false }).waitFor();
    const picture = page.getByRole('img', { name: /^From above: stone walls/ });
    await expect.poll(() => picture.evaluate((e) => e instanceof HTMLImageElement && e.naturalWidth)).toBeGreaterThan(300);
    await page.getByText('Drawn from our own 3D model; not a photograph.').waitFor();
    const near = page.getByRole('region', { name: 'Near by' }).getByRole('link').first();
    await near.click();
    await page.getByRole('heading', { name: 'Tây Bắc Square', level: 2 }).waitFor();
  });

  it('has the drawing of its kind on its card where its picture does not come', async () => {
    const { page } = await visit({
      path: '/son-la?sel=place:nha-tu-son-la&lang=en',
      prepare: (page) => page.route('**/pictures/*.webp', (route) => route.abort()),
      expected: [/Failed to load resource/],
    });
    await page.getByText('keep your voice low', { exact: false }).waitFor();
    await page.locator('article header svg').waitFor();
    expect(await page.getByRole('img', { name: /^From above/ }).count()).toBe(0);
  });
});
