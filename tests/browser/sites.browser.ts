/** A sight in 3D: a part is picked on the map, its story read, the others reached by keyboard, and all of it without the globe. */
import { describe, expect, it } from 'vitest';
import en from '../../web/features/sites/locales/en.json' with { type: 'json' };
import { atRest, cityReady, visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const SITE = 'nha-tu-son-la';
/** The middle of the block of 1930; pins and labels are off, so that the click meets the model. */
const BLOCK = '103.909022,21.327974,80,0,-40&off=labels,reports,cameras,sites,schools,trees';

describe('the prison in 3D', () => {
  it('tells of the part that is clicked, and where it is from', async () => {
    const { page } = await visit({ locale: 'en-GB', path: `/son-la?v=1&at=${BLOCK}` });
    await cityReady(page);
    await atRest(page);
    const covered = await page.evaluate(() => {
      const box = document.querySelector('canvas')?.getBoundingClientRect();
      return box ? { width: box.width, height: box.height } : null;
    });
    if (!covered) throw new Error('There is no map.');
    // The view's target lies in the middle of what the panel leaves free.
    const panel = await page.getByRole('searchbox').or(page.getByRole('combobox')).first().boundingBox();
    const left = panel ? panel.x * 2 + panel.width : 0;
    await page.mouse.click((left + covered.width) / 2, covered.height / 2);
    await page.getByRole('heading', { name: 'Cell block of 1930' }).waitFor();
    expect(new URL(page.url()).searchParams.get('sel')).toBe(`part:${SITE}.block-1930`);
    await page.getByText(en.reconstruction, { exact: true }).waitFor();
    await page.getByText(/^Rests on \d known facts?$/).click();
    await page.getByText(/Inferred from the tin roofs/).waitFor();
    expect(await violations(page)).toEqual([]);

    // The other parts by keyboard alone.
    const peach = page.getByRole('button', { name: 'The Tô Hiệu peach tree' });
    await peach.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'The Tô Hiệu peach tree' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('The Tô Hiệu peach tree');
    await page.getByRole('link', { name: en.listen }).click();
    await page.waitForURL(/\/guide\?of=nha-tu-son-la&stop=peach/);
    await page
      .getByRole('heading', { name: /peach tree/i })
      .first()
      .waitFor();
  });

  it('is read part by part in the list, without the globe, on a phone in the dark', async () => {
    const { page } = await visit({
      locale: 'en-GB',
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
      path: `/son-la/list?v=1&sel=place:${SITE}`,
    });
    const parts = page.getByText(en.partsOf_other.replace('{{count}}', '19'));
    await parts.tap();
    await page.getByRole('button', { name: 'Watchtower' }).tap();
    await page.getByRole('heading', { name: 'Watchtower' }).waitFor();
    await page.getByText(/^From the tower on the corner/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: en.whole }).tap();
    await parts.tap();
    await page.getByRole('button', { name: 'Main gate' }).waitFor();
  });

  it('says so when a link names a part that is not there', async () => {
    const { page } = await visit({ locale: 'en-GB', path: `/son-la/list?v=1&sel=part:${SITE}.nothing` });
    await page.getByText(en.gone).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
