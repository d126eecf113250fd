import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cityReady, type VisitOptions, visitors } from './open-page.ts';
import { words } from './words.ts';

const { visit } = visitors();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2.2 AA and of good practice, as text that says where. The content security policy has no say in evaluated code. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  // Fading text has no contrast; what moves has to end first.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((a) => a.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((a) => a.finished.catch(() => undefined)),
    ),
  );
  const results = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as AxeResults;
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
  );
}

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
