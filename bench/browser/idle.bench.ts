import type { BenchResult } from '../bench.ts';
import { countDraws } from './count-draws.ts';
import { launch, VIEWPORT } from './launch.ts';
import { startPortal } from './start-portal.ts';
import { untilStill } from './until-still.ts';

const SECONDS = 5;

/** What the portal draws when nobody touches it. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    await countDraws(context);
    await context.addInitScript(() => localStorage.setItem('toan-canh:quality', 'low'));
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(portal.url);
    await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0);
    const still = await untilStill(page);
    const before = await page.evaluate(() => ({ ...window.drawn }));
    await page.waitForTimeout(SECONDS * 1000);
    const after = await page.evaluate(() => ({ ...window.drawn }));
    return {
      title: 'At rest, 1280x720, preset low',
      rows: [
        { what: `frames in ${SECONDS} s`, value: after.frames - before.frames, unit: '', target: { atMost: 0 } },
        { what: `draw calls in ${SECONDS} s`, value: after.calls - before.calls, unit: '', target: { atMost: 0 } },
        { what: 'from city-ready to the last frame', value: still, unit: 's', note: 'the flight in, labels and the last tiles' },
        { what: 'frames since the page was opened', value: after.frames, unit: '' },
      ],
    };
  } finally {
    await browser.close();
    await portal.stop();
  }
}
