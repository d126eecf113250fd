import type { Page } from 'playwright';

const QUIET = 3000;

/** Waits until nothing was drawn for three seconds. @param longest milliseconds @returns seconds until the last frame @throws when it goes on drawing for that long */
export async function untilStill(page: Page, longest = 60_000): Promise<number> {
  const began = performance.now();
  let last = began;
  let calls = -1;
  while (performance.now() - began < longest) {
    const now = await page.evaluate(() => window.drawn.calls);
    if (now !== calls) last = performance.now();
    else if (performance.now() - last > QUIET) return (last - began) / 1000;
    calls = now;
    await page.waitForTimeout(250);
  }
  throw new Error('the map goes on drawing although nothing moves');
}
