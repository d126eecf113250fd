import type { Browser } from 'playwright';
import type { BenchResult, BenchRow } from '../bench.ts';
import { countDraws } from './count-draws.ts';
import { startCrowdedPortal } from './crowded-portal.ts';
import { launch, VIEWPORT } from './launch.ts';
import { untilStill } from './until-still.ts';

const REST = 10;
/** As measured on the same kind of machine before the project began; not measured again here. */
const PEERS: Record<number, string> = {
  10000: 'quoted: VC Map 6.3 15 s, TerriaMap 9 s',
  50000: 'quoted: VC Map 6.3 never, TerriaMap 22 s',
};
const PEERS_HEAP = 'quoted: VC Map 6.3 148 MB, TerriaMap 784 MB';

async function open(browser: Browser, url: string, count: number): Promise<BenchRow[]> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await countDraws(context);
  await context.addInitScript(() => localStorage.setItem('toan-canh:quality', 'low'));
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  const visible = await page.waitForFunction((wanted) => {
    const marks = performance.getEntriesByName('portal:pins') as PerformanceMark[];
    return marks.find((mark) => Number(mark.detail) >= wanted)?.startTime;
  }, count);
  const seconds = ((await visible.jsonValue()) ?? 0) / 1000;
  await untilStill(page);
  const before = await page.evaluate(() => window.drawn.calls);
  await page.waitForTimeout(REST * 1000);
  const calls = (await page.evaluate(() => window.drawn.calls)) - before;
  const blocked = await page.evaluate(() => window.blocked);
  const heap = await page.evaluate(() => {
    (globalThis as { gc?: () => void }).gc?.();
    return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
  });
  const nameless = await page.getByRole('button', { name: /^$/ }).count();
  await context.close();
  const label = count.toLocaleString('en');
  return [
    { what: `${label} points: pins and clusters on the canvas`, value: seconds, unit: 's', note: PEERS[count] ?? '' },
    { what: `${label} points: JavaScript heap`, value: heap / 1e6, unit: 'MB', note: PEERS_HEAP },
    {
      what: `${label} points: blocking time`,
      value: blocked / 1000,
      unit: 's',
      note: 'long tasks beyond 50 ms each, until everything rests',
    },
    { what: `${label} points: draw calls in ${REST} s at rest`, value: calls, unit: '', target: { atMost: 0 } },
    {
      what: `${label} points: nameless buttons`,
      value: nameless,
      unit: '',
      target: { atMost: 0 },
      note: 'quoted: VC Map 6.3 26, TerriaMap 1',
    },
  ];
}

/** The real portal, the points real reports of its database, seconds counted from navigation with an empty cache. */
export async function bench(): Promise<BenchResult> {
  const rows: BenchRow[] = [];
  const browser = await launch();
  try {
    for (const count of [10_000, 50_000]) {
      const portal = await startCrowdedPortal(count);
      try {
        rows.push(...(await open(browser, portal.url, count)));
      } finally {
        await portal.stop();
      }
    }
  } finally {
    await browser.close();
  }
  return { title: 'Start-up beside peers (their figures as quoted), 1280x720, preset low', rows };
}
