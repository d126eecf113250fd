/** The city is really drawn: pixels say so, not the presence of a canvas. */
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityReady, visitors } from './open-page.ts';
import { colours, difference, lightness, type Picture, picture } from './pixels.ts';

const { visit } = visitors();
const AT = 'at=103.9128,21.3288,1200,38,-35';
const PINS_OFF = 'schools,sites,services,cameras,reports,labels';

describe('the drawn city', () => {
  let page: Page;
  let city: Picture;
  /** Goes where a link would lead, in the running page. */
  const show = async (parameters: string): Promise<Picture> => {
    await page.evaluate((search) => history.pushState(null, '', search), `?v=1&${AT}&${parameters}`);
    return picture(page);
  };

  beforeAll(async () => {
    ({ page } = await visit({ path: `/son-la?v=1&${AT}&off=${PINS_OFF}` }));
    await cityReady(page);
    city = await picture(page);
  });

  it('covers a sensible share of the view with buildings', async () => {
    const bare = await show(`off=${PINS_OFF},buildings`);
    const share = difference(city, bare);
    expect(share).toBeGreaterThan(0.12);
    expect(share).toBeLessThan(0.85);
    expect(colours(city)).toBeGreaterThan(colours(bare) * 1.2);
    const again = await show(`off=${PINS_OFF}`);
    expect(difference(city, again)).toBeLessThan(0.02);
  });

  it('stands on ground that is drawn: roads, water, fields, and trees upon it', async () => {
    const withoutTrees = await show(`off=${PINS_OFF},trees`);
    expect(difference(city, withoutTrees)).toBeGreaterThan(0.002);
    const withoutBasemap = await show(`off=${PINS_OFF},basemap`);
    expect(difference(city, withoutBasemap, 12)).toBeGreaterThan(0.1);
  });

  it('carries its pins and its boundaries', async () => {
    const pins = difference(city, await show('off=labels'));
    expect(pins).toBeGreaterThan(0.001);
    expect(pins).toBeLessThan(0.2);
    const boundaries = difference(city, await show(`off=${PINS_OFF}&on=boundaries`), 8);
    expect(boundaries).toBeGreaterThan(0.01);
  });

  it('fades with its opacity', async () => {
    expect(difference(city, await show(`off=${PINS_OFF}&op=buildings:30`), 12)).toBeGreaterThan(0.05);
  });

  it('is darker by night, and its light follows the time of day', async () => {
    const night = await show(`off=${PINS_OFF}&style=night`);
    expect(lightness(night)).toBeLessThan(lightness(city) * 0.6);
    const morning = await show(`off=${PINS_OFF}&t=07:00`);
    const noon = await show(`off=${PINS_OFF}&t=12:00`);
    const late = await show(`off=${PINS_OFF}&t=21:00`);
    expect(difference(morning, noon, 12)).toBeGreaterThan(0.1);
    expect(lightness(late)).toBeLessThan(lightness(noon) * 0.7);
  });

  it('is seen straight from above in 2D', async () => {
    const flat = await show(`off=${PINS_OFF}&mode=2d`);
    expect(difference(city, flat)).toBeGreaterThan(0.2);
    expect(colours(flat)).toBeGreaterThan(20);
  });
});
