import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { cityReady, visitors } from './open-page.ts';
import { words } from './words.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SMALL = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

interface Target {
  name: string;
  width: number;
  height: number;
}

/** What a finger can hit, by its painted box; words within a sentence and what only screen readers see are left out. */
const targets = (page: Page): Promise<Target[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [role=option]')].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const hidden =
        !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.width < 2 || style.clipPath !== 'none';
      const above = box.top > innerHeight || box.bottom < 0;
      if (hidden || above) return [];
      const label = element.closest('label')?.getBoundingClientRect();
      return [
        {
          name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
          width: Math.round(Math.max(box.width, label?.width ?? 0)),
          height: Math.round(Math.max(box.height, label?.height ?? 0)),
        },
      ];
    }),
  );

const sheetHeight = (page: Page) =>
  page.getByRole('main', { name: words.app.sheet }).evaluate((e) => e.getBoundingClientRect().height / innerHeight);
const widerThanScreen = (page: Page) => page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);

describe('a phone', () => {
  it('has the map above a sheet in three heights, and never scrolls sideways', async () => {
    const { page } = await visit(PHONE);
    await cityReady(page);
    // A phone draws fewer pixels than it has: they must not be seen as squares.
    expect(
      await page
        .locator('canvas')
        .first()
        .evaluate((canvas) => getComputedStyle(canvas).imageRendering),
    ).toBe('auto');
    expect(await widerThanScreen(page)).toBe(0);
    expect(await sheetHeight(page)).toBeLessThan(0.3);
    await page.getByRole('button', { name: 'Mở rộng bảng thông tin' }).tap();
    await expect.poll(() => sheetHeight(page)).toBeCloseTo(0.46, 1);
    await page.getByRole('button', { name: 'Mở toàn bộ bảng thông tin' }).tap();
    await expect.poll(() => sheetHeight(page)).toBeCloseTo(0.9, 1);
    await page.getByRole('button', { name: words.kit.sheet.full }).tap();
    await expect.poll(() => sheetHeight(page)).toBeLessThan(0.3);
    const small = (await targets(page)).filter(({ width, height }) => width < 44 || height < 44);
    // The line that names the data's origin may be smaller, as WCAG 2.5.8 allows.
    expect(small.filter(({ name }) => !/^Dữ liệu mẫu/.test(name))).toEqual([]);
    expect(small.filter(({ height }) => height < 24)).toEqual([]);
  });

  it('finds by touch and shows the card half way up', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la' });
    await page.getByRole('combobox', { name: words.search.label }).tap();
    await page.keyboard.type('DEN VUA');
    await page
      .getByRole('option', { name: /Lê Thái Tông/ })
      .first()
      .tap();
    await page.getByRole('heading', { name: /Lê Thái Tông/ }).waitFor();
    await expect.poll(() => sheetHeight(page)).toBeCloseTo(0.46, 1);
    await page.getByRole('button', { name: words.app.closeCard }).tap();
    await page.getByRole('button', { name: words.app.more }).tap();
    const small = (await targets(page)).filter(({ width, height, name }) => (width < 44 || height < 44) && !/^Dữ liệu mẫu/.test(name));
    expect(small).toEqual([]);
    await page.getByRole('button', { name: words.layers.title }).tap();
    await page.getByRole('switch', { name: /Trường học/ }).waitFor();
    expect(await widerThanScreen(page)).toBe(0);
  });

  it('as small as 320 pixels fits too, in map, menu, panel and list', async () => {
    const { page } = await visit({ ...SMALL, path: '/son-la?sel=place:nha-tu-son-la' });
    await page
      .getByRole('heading', { name: /Nhà tù Sơn La/ })
      .first()
      .waitFor();
    expect(await widerThanScreen(page)).toBe(0);
    await page.getByRole('button', { name: words.app.more }).tap();
    expect(await widerThanScreen(page)).toBe(0);
    await page.getByRole('link', { name: words.app.list, exact: true }).tap();
    await page.getByRole('table').waitFor();
    expect(await widerThanScreen(page)).toBe(0);
  });

  it('keeps clear of the notch and of the line at the foot', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la' });
    const box = page.getByRole('combobox', { name: words.search.label });
    await box.waitFor();
    const before = (await box.boundingBox())?.y ?? 0;
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 47, bottom: 34 } });
    await expect.poll(async () => ((await box.boundingBox())?.y ?? 0) - before).toBeGreaterThanOrEqual(40);
  });
});
