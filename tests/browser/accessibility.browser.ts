import { describe, expect, it } from 'vitest';
import { cityReady, type VisitOptions, visitors } from './open-page.ts';
import { violations } from './violations.ts';
import { words } from './words.ts';

const { visit } = visitors();

const PHONE: VisitOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong with', (colorScheme) => {
  it('the map, a card, the layers panel, the menu and the search', async () => {
    const { page } = await visit({ colorScheme, path: '/son-la' });
    await cityReady(page);
    const found: Record<string, string[]> = { map: await violations(page) };
    await page.getByRole('link', { name: /^Nhà tù Sơn La/ }).click();
    await page
      .getByRole('region', { name: words.app.picked })
      .getByText(/Cập nhật/)
      .waitFor();
    found.card = await violations(page);
    await page.getByRole('button', { name: words.layers.title }).click();
    await page.getByRole('switch', { name: /Trường học/ }).waitFor();
    found.layers = await violations(page);
    await page.getByRole('complementary').getByRole('button', { name: words.app.close }).click();
    await page.getByRole('button', { name: words.app.more }).click();
    found.menu = await violations(page);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: words.search.label }).fill('truong');
    await page.getByRole('option').first().waitFor();
    found.search = await violations(page);
    expect(found).toEqual({ map: [], card: [], layers: [], menu: [], search: [] });
  });

  it('the list, a card in it, the embedded map and a page that is not there', async () => {
    const { page } = await visit({ colorScheme, path: '/son-la/list' });
    await page.getByRole('table').waitFor();
    const found: Record<string, string[]> = { list: await violations(page) };
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page
      .getByText(/Cập nhật/)
      .first()
      .waitFor();
    found.card = await violations(page);
    await page.goto(new URL('/embed/son-la?sel=place:nha-tu-son-la', page.url()).href);
    await page
      .getByText(/Cập nhật/)
      .first()
      .waitFor();
    found.embed = await violations(page);
    expect(found).toEqual({ list: [], card: [], embed: [] });
  });

  it('a phone with the sheet, a card and the menu', async () => {
    const { page } = await visit({ ...PHONE, colorScheme, path: '/son-la?sel=place:nha-tu-son-la' });
    await page
      .getByText(/Cập nhật/)
      .first()
      .waitFor();
    const found: Record<string, string[]> = { card: await violations(page) };
    await page.getByRole('button', { name: words.app.more }).click();
    found.menu = await violations(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: words.app.closeCard }).click();
    found.sheet = await violations(page);
    expect(found).toEqual({ card: [], menu: [], sheet: [] });
  });
});
