import { describe, expect, it } from 'vitest';
import { atRest, cityReady, visitors } from './open-page.ts';
import { words } from './words.ts';

const { visit } = visitors();
const ADDRESS =
  '/son-la?v=1&at=103.912,21.329,900,30,-40&sel=place:nha-tu-son-la&on=boundaries&off=reports,trees&op=buildings:60&day=2025-06-30&lang=en';

describe('a shared link', () => {
  it('opens the same view, layers, selection, day and language somewhere else', async () => {
    const { page } = await visit({ path: ADDRESS });
    await cityReady(page);
    await atRest(page);
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByRole('complementary', { name: 'Share' }).getByRole('textbox', { name: 'Link' }).inputValue();
    const sent = new URL(link).searchParams;
    for (const key of ['sel', 'on', 'off', 'op', 'day', 'lang'])
      expect(sent.get(key), key).toBe(new URLSearchParams(ADDRESS.split('?')[1]).get(key));
    const numbers = (text: string | null) => (text ?? '').split(',').map(Number);
    expectSameView(numbers(sent.get('at')), [103.912, 21.329, 900, 30, -40]);

    const other = await visit({ path: link, locale: 'vi-VN' });
    await cityReady(other.page);
    await atRest(other.page);
    expect(await other.page.locator('html').getAttribute('lang')).toBe('en');
    await other.page
      .getByRole('region', { name: 'Selected' })
      .getByRole('heading', { name: /Sơn La Prison/i })
      .waitFor();
    expectSameView(numbers(new URL(other.page.url()).searchParams.get('at')), numbers(sent.get('at')));
    await other.page.getByRole('button', { name: 'Layers', exact: true }).click();
    const panel = other.page.getByRole('complementary', { name: 'Layers', exact: true });
    expect(await panel.getByRole('switch', { name: /Ward boundaries/ }).isChecked()).toBe(true);
    expect(await panel.getByRole('switch', { name: /reports/ }).isChecked()).toBe(false);
    expect(await panel.getByRole('switch', { name: /Trees/ }).isChecked()).toBe(false);
    expect(
      await panel
        .getByRole('slider', { name: /Buildings/ })
        .inputValue()
        .catch(() => panel.getByRole('slider', { name: /Buildings/ }).getAttribute('aria-valuenow')),
    ).toBe('60');
  });

  it('with parts that make no sense opens the rest and says what was left out', async () => {
    const { page } = await visit({ path: '/son-la/?v=1&at=1,2&off=nothing&day=2025-02-31&lang=vi' });
    const notice = page.getByText(words.app.linkIgnored.split('(')[0] ?? '');
    await notice.waitFor();
    for (const part of ['at', 'off', 'day']) expect(await notice.innerText()).toContain(part);
  });
});

function expectSameView(a: number[], b: number[]): void {
  const [lng = 0, lat = 0, range = 0, heading = 0, pitch = 0] = a;
  expect(Math.abs(lng - (b[0] ?? 0)) * 103_700).toBeLessThan(5);
  expect(Math.abs(lat - (b[1] ?? 0)) * 110_700).toBeLessThan(5);
  expect(Math.abs(range / (b[2] ?? 1) - 1)).toBeLessThan(0.02);
  expect(Math.abs(heading - (b[3] ?? 0))).toBeLessThan(1);
  expect(Math.abs(pitch - (b[4] ?? 0))).toBeLessThan(1);
}
