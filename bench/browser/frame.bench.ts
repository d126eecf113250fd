import type { Page } from 'playwright';
import type { BenchResult, BenchRow } from '../bench.ts';
import { launch, VIEWPORT } from './launch.ts';
import type { FrameOrder } from './page/offer-frames.ts';
import { servePage } from './serve-pages.ts';
import { startPortal } from './start-portal.ts';

const FRAMES = 25;
/** The town's middle, from where its whole centre is seen. */
const VIEW: FrameOrder = { target: [103.9125, 21.3285, 600], range: 2600, pitch: -28, heading: 38, frames: FRAMES };

async function median(page: Page, frames = FRAMES): Promise<number> {
  const times = await page.evaluate((order) => window.turn(order), { ...VIEW, frames });
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

/** Turns once over the measured angles until what they need is loaded: the bench is of drawing. */
async function settle(page: Page): Promise<void> {
  await page.evaluate((order) => window.turn(order), VIEW);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(2000);
  await page.evaluate((order) => window.turn(order), VIEW);
}

async function shown(page: Page, kind: 'none' | 'pins' | 'entities' | 'points', count: number, hidden: string[] = []): Promise<number> {
  await page.evaluate(([k, n, h]) => window.show(k, n, h), [kind, count, hidden] as const);
  await page.waitForTimeout(3000);
  await median(page, 3);
  return median(page);
}

/** Time a frame in software, the camera turning: empty globe, city, and the city with many objects, drawn by the portal and plainly. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const bare = await servePage('bare', portal.url);
  const map = await servePage('map', portal.url);
  const browser = await launch();
  try {
    const empty = await browser.newPage({ viewport: VIEWPORT });
    await empty.goto(bare.url);
    await empty.waitForFunction(() => performance.getEntriesByName('bare:first-frame').length > 0);
    await median(empty, 5);
    const nothing = await median(empty);
    await empty.close();

    const page = await browser.newPage({ viewport: VIEWPORT });
    page.on('pageerror', (error) => console.error(error.message));
    page.setDefaultTimeout(180_000);
    await page.goto(map.url);
    await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0);
    await settle(page);
    const ground = await shown(page, 'none', 0, ['buildings', 'trees', 'labels']);
    const noTrees = await shown(page, 'none', 0, ['trees']);
    const city = await shown(page, 'none', 0);
    const pins = await shown(page, 'pins', 10_000);
    const manyPins = await shown(page, 'pins', 100_000);
    const points = await shown(page, 'points', 10_000);
    const manyPoints = await shown(page, 'points', 100_000);
    const cityAgain = await shown(page, 'none', 0);
    const entities = await shown(page, 'entities', 10_000);
    const base = (city + cityAgain) / 2;
    // A difference below what two readings of the same city differ by is not known better than that.
    const noise = Math.max(0.5, Math.abs(city - cityAgain));
    const added = Math.max(noise, pins - base);
    const ms = (what: string, value: number, note?: string): BenchRow => ({ what, value, unit: 'ms', ...(note ? { note } : {}) });
    return {
      title: 'Frame time, 1280x720, software WebGL, preset low',
      rows: [
        ms('empty globe', nothing, 'ellipsoid without imagery, plain Cesium'),
        ms('ground', ground, 'relief and base map alone'),
        ms('city without trees', noTrees),
        ms('city', base, `relief, ground, buildings, trees, labels; two readings, ${noise.toFixed(1)} ms apart`),
        ms('city + 10,000 pins', pins, 'as the portal draws them: joined into clusters where they would overlap'),
        ms('city + 100,000 pins', manyPins, 'the same'),
        ms('city + 10,000 points', points, 'every one drawn and pickable, none joined'),
        ms('city + 100,000 points', manyPoints, 'the same'),
        ms('city + 10,000 entities', entities, 'the same objects as Cesium Entities: billboard and label, clamped to the ground'),
        { what: 'city + 10,000 pins to city alone', value: pins / base, unit: 'x', target: { atMost: 2 } },
        {
          what: 'time that 10,000 entities add, to what 10,000 pins add',
          value: (entities - base) / added,
          unit: 'x',
          target: { atLeast: 15 },
          note: `${(entities - base).toFixed(0)} ms to ${added.toFixed(1)} ms`,
        },
        {
          what: 'the same to what 10,000 single points add',
          value: (entities - base) / Math.max(noise, points - base),
          unit: 'x',
          note: `${(entities - base).toFixed(0)} ms to ${Math.max(noise, points - base).toFixed(1)} ms`,
        },
      ],
    };
  } finally {
    await browser.close();
    await bare.stop();
    await map.stop();
    await portal.stop();
  }
}
