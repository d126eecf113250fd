import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { atRest, cityReady, visitors } from './open-page.ts';
import { words } from './words.ts';

const { visit } = visitors();

describe('the map on a wide screen', () => {
  let page: Page;
  const chip = (name: RegExp) => page.getByRole('group', { name: words.app.kinds }).getByRole('button', { name });
  const parameters = () => new URL(page.url()).searchParams;

  beforeAll(async () => {
    ({ page } = await visit());
    await cityReady(page);
  });

  it('finds a school typed without marks, by keyboard alone, and shows its card', async () => {
    const box = page.getByRole('combobox', { name: words.search.label });
    // From the top of the page: the skip link, the map, the panel's first control, the search.
    for (let i = 0; i < 8 && !(await box.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press('Tab');
    expect(await box.evaluate((e) => e === document.activeElement)).toBe(true);
    await page.keyboard.type('nguyen trai');
    const school = page.getByRole('option', { name: /THCS Nguyễn Trãi/ });
    await school.waitFor();
    // Streets of that name may stand before it.
    for (let i = 0; i < 12 && (await school.getAttribute('aria-selected')) !== 'true'; i++) await page.keyboard.press('ArrowDown');
    expect(await school.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: words.app.picked });
    await card.getByRole('heading', { name: /Nguyễn Trãi/ }).waitFor();
    expect(parameters().get('sel')).toMatch(/^place:/);
    const text = await card.innerText();
    for (const part of [/Trường học/, /học sinh/i, /Nguồn/, /Gần đúng|Dữ liệu mẫu|Đã khảo sát/, /Cập nhật/]) expect(text).toMatch(part);
  });

  it('goes back to what was there before', async () => {
    await page.getByRole('button', { name: words.app.closeCard }).click();
    await page.getByRole('link', { name: /^Nhà tù Sơn La/ }).waitFor();
    expect(parameters().has('sel')).toBe(false);
  });

  it('counts what each layer holds, and turns it on and off', async () => {
    const schools = chip(/^Trường học/);
    expect(await schools.innerText()).toMatch(/\b46\b/);
    expect(await chip(/^Điểm du lịch/).innerText()).toMatch(/\b6\b/);
    // Other tests report to the same portal.
    expect(Number(/\d+/.exec(await chip(/^Phản ánh/).innerText())?.[0])).toBeGreaterThanOrEqual(300);
    await schools.click();
    await page.waitForURL(/[?&]off=schools/);
    expect(await schools.getAttribute('aria-pressed')).toBe('false');

    await page.getByRole('button', { name: words.layers.title }).click();
    const panel = page.getByRole('complementary', { name: words.layers.title });
    const row = panel.getByRole('switch', { name: /Trường học/ });
    expect(await row.isChecked()).toBe(false);
    await row.press('Space');
    expect(await row.isChecked()).toBe(true);
    await page.waitForFunction(() => !location.search.includes('off='));
    await panel.getByRole('switch', { name: /Ranh giới/ }).press('Space');
    await page.waitForURL(/[?&]on=boundaries/);
    await panel.getByRole('slider', { name: /Nhà cửa/ }).waitFor();
    expect(await panel.getByRole('alert').count()).toBe(0);
    await panel.getByRole('button', { name: 'Về như ban đầu' }).click();
    await page.waitForFunction(() => !location.search.includes('on='));
    await panel.getByRole('button', { name: words.app.close }).click();
  });

  it('speaks the other language whole, and says so', async () => {
    await page.getByRole('combobox', { name: words.kit.language }).selectOption('en');
    await page.getByRole('link', { name: 'List', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const interfaceText = await page.locator('nav, footer, section, fieldset').allInnerTexts();
    expect(interfaceText.join(' ')).not.toMatch(/Danh sách|Lớp bản đồ|Chia sẻ|Trường học|Dữ liệu mẫu|Nắng/);
    expect(interfaceText.join(' ')).toMatch(/Schools/);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('vi');
    await page.getByRole('link', { name: words.app.list, exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
  });

  it('shows another view, flat and back, and turns north up', async () => {
    const tools = page.getByRole('region', { name: words.app.tools.title });
    await tools.getByRole('button', { name: words.app.tools.to2d }).click();
    await page.waitForURL(/[?&]mode=2d/);
    await atRest(page);
    await tools.getByRole('button', { name: words.app.tools.to3d }).click();
    await page.waitForFunction(() => !location.search.includes('mode='));
    await atRest(page);
    await tools.getByRole('button', { name: words.app.tools.north }).click();
    await page.waitForFunction(() => new URLSearchParams(location.search).get('at')?.split(',')[3] === '0');
    await tools.getByRole('button', { name: words.app.tools.closer }).click();
    await page.waitForFunction(() => Number(new URLSearchParams(location.search).get('at')?.split(',')[2]) < 1300);
    await tools.getByRole('button', { name: words.app.tools.home }).click();
    await page.waitForFunction(() => !location.search.includes('at='));
  });
});
