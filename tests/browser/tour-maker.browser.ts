/** A visitor with an afternoon makes a trip, changes it, sends it on, and is told when nothing fits. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import directions from '../../web/features/directions/locales/en.json' with { type: 'json' };
import en from '../../web/features/tours/locales/en.json' with { type: 'json' };
import kit from '../../web/kit/locales/en.json' with { type: 'json' };
import { visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const CITY = 'son-la';
const START = 'diem-dung-xe-buyt-trung-tam';
const TRIP = `/${CITY}/tours?make=1&like=site,story&hours=4&by=foot&from=${START}&leave=Tu08:00`;
const { make } = en;

const result = (page: Page) => page.getByRole('region', { name: make.result });
const stops = (page: Page) => result(page).getByRole('listitem');
const planned = async (page: Page) => {
  await result(page).waitFor({ timeout: 60_000 });
  return stops(page).allInnerTexts();
};
/** Where a picture is kept for whoever looks at it; nothing where nobody asked. */
const look = async (page: Page, name: string) => {
  if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${name}.png` });
};

describe('a trip', () => {
  it('begins with the list of tours and a start, and follows what one asks', async () => {
    const { page } = await visit({ locale: 'en-GB', path: `/${CITY}/tours` });
    await page.getByRole('link', { name: make.open }).click();
    await page.getByText(make.why.ask).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: make.here }).click();
    await page.getByRole('alert').filter({ hasText: make.failed.denied }).waitFor();
    await page.getByRole('searchbox').fill('ben xe khach son la');
    await page
      .getByRole('button', { name: /coach station/ })
      .first()
      .click();
    const three = await planned(page);
    await look(page, 'wide');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('combobox', { name: make.hours }).selectOption('8');
    await expect.poll(async () => (await stops(page).count()) > three.length, { timeout: 30_000 }).toBe(true);
    // Whoever likes nothing is asked to.
    const liked = page.getByRole('group', { name: make.likes }).getByRole('button', { pressed: true });
    for (let left = await liked.count(); left > 0; left--) {
      await liked.first().press('Space');
      await expect.poll(() => liked.count()).toBe(left - 1);
    }
    await page.getByText(make.why.unliked).waitFor();
  });

  it('is the same for whoever opens its link, another with another time, and leads on to directions and stories', async () => {
    const { page } = await visit({ locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write'], path: TRIP });
    const mine = await planned(page);
    expect(mine.length).toBeGreaterThan(3);
    expect(mine[0]).toContain('08:00');
    await page.getByRole('button', { name: kit.copyLink }).click();
    await page.getByText(kit.copied).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(
      await result(page)
        .getByRole('link', { name: /^Listen: / })
        .count(),
    ).toBeGreaterThan(0);
    const leg = result(page).getByRole('link', { name: make.directions }).first();
    expect(await leg.getAttribute('href')).toMatch(new RegExp(`^/${CITY}\\?from=${START}&to=[\\w-]+&by=foot$`));
    await leg.click();
    await page
      .getByRole('complementary', { name: directions.title })
      .getByRole('list', { name: directions.turns })
      .waitFor({ timeout: 60_000 });

    const other = await visit({ locale: 'en-GB', path: link });
    expect(await planned(other.page)).toEqual(mine);
    await other.page.getByRole('combobox', { name: make.hours }).selectOption('2');
    await expect.poll(() => stops(other.page).allInnerTexts(), { timeout: 30_000 }).not.toEqual(mine);
    await other.page.reload();
    expect(new URL(other.page.url()).searchParams.get('hours')).toBe('2');
    expect(await planned(other.page)).not.toEqual(mine);
  });

  it('that does not fit says how much time would do, and takes it', async () => {
    const { page } = await visit({
      ...PHONE,
      locale: 'en-GB',
      path: TRIP.replace('hours=4', 'hours=1').replace(START, '103.938,21.316').replace('story', 'market'),
    });
    const title = page.getByText(make.why.title);
    await title.waitFor({ timeout: 60_000 });
    await look(page, 'phone-none');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Take \d hours/ }).tap();
    expect((await planned(page)).length).toBeGreaterThan(2);
    await look(page, 'phone');
    expect(await violations(page)).toEqual([]);
  });

  it('says that all is closed at night, and in the dark it is read as well', async () => {
    const { page } = await visit({
      ...PHONE,
      colorScheme: 'dark',
      locale: 'en-GB',
      path: `/${CITY}/tours?make=1&like=food,market&hours=3&by=foot&from=${START}&leave=Tu02:00`,
    });
    await page.getByText(make.why.closed).waitFor({ timeout: 60_000 });
    await look(page, 'dark');
    expect(await violations(page)).toEqual([]);
  });

  it('is told when the streets do not come, and tries again', async () => {
    const { page } = await visit({
      locale: 'en-GB',
      path: TRIP,
      expected: [/Failed to load resource/],
      prepare: (p) => p.context().route(/graph\.bin/, (r) => r.abort()),
    });
    await page.getByRole('alert').filter({ hasText: make.lost }).waitFor({ timeout: 30_000 });
    await page.context().unroute(/graph\.bin/);
    await page.getByRole('button', { name: en.again }).click();
    expect((await planned(page)).length).toBeGreaterThan(3);
  });
});
