import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import type { BenchResult, BenchRow } from '../bench.ts';
import { launch, VIEWPORT } from './launch.ts';
import { servePage } from './serve-pages.ts';
import { startPortal } from './start-portal.ts';

const ROUNDS = 3;
const MARKS = ['portal:shell', 'portal:first-frame', 'portal:city-ready'] as const;

interface Load {
  /** Milliseconds from navigation, by mark. */
  marks: Record<string, number>;
  /** Bytes of JavaScript, gzipped, that the page asked for before the shell was there, and in all. */
  shell: number;
  all: number;
}

/** Opens a page with nothing in its cache, waits for the last mark and reads what came. */
async function load(browser: Browser, url: string, wanted: readonly string[]): Promise<Load> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await context.addInitScript(() => localStorage.setItem('toan-canh:quality', 'low'));
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const scripts = new Map<string, { at: number; bytes: Promise<number> }>();
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    if (!type.includes('javascript') || response.status() !== 200) return;
    const bytes = response.body().then((body) => (body.length > 1024 ? gzipSync(body).length : body.length));
    // Each worker asks for its modules again; they come from the cache.
    if (!scripts.has(response.url()))
      scripts.set(response.url(), { at: response.request().timing().startTime, bytes: bytes.catch(() => 0) });
  });
  await page.goto(url);
  await page.waitForFunction((names) => names.every((name) => performance.getEntriesByName(name).length > 0), wanted);
  const marks = await page.evaluate(
    (names) => Object.fromEntries(names.map((name) => [name, performance.getEntriesByName(name)[0]?.startTime ?? 0])),
    wanted,
  );
  // The live line never falls silent; what is still under way at the mark is there some seconds later.
  await page.waitForTimeout(3000);
  const origin = await page.evaluate(() => performance.timeOrigin);
  const shellAt = origin + (marks['portal:shell'] ?? 0);
  let shell = 0;
  let all = 0;
  for (const script of scripts.values()) {
    const bytes = await script.bytes;
    all += bytes;
    if (script.at <= shellAt) shell += bytes;
  }
  await context.close();
  return { marks, shell, all };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Loading with an empty cache from the same kind of server: the portal beside a page that is nothing but Cesium. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const bare = await servePage('bare', portal.url);
  const browser = await launch();
  try {
    await load(browser, bare.url, ['bare:first-frame']);
    await load(browser, portal.url, MARKS);
    const bares: Load[] = [];
    const portals: Load[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      bares.push(await load(browser, bare.url, ['bare:first-frame']));
      portals.push(await load(browser, portal.url, MARKS));
    }
    const base = median(bares.map((l) => l.marks['bare:first-frame'] ?? 0));
    const at = (mark: string) => median(portals.map((l) => l.marks[mark] ?? 0));
    const rows: BenchRow[] = [
      { what: 'start of the server, tiles and web built', value: portal.seconds, unit: 's', note: 'the first run of a bench builds them' },
      {
        what: 'bare Cesium page, first frame',
        value: base,
        unit: 'ms',
        note: `empty globe, no imagery; median of ${ROUNDS}, in turn with the portal`,
      },
    ];
    for (const mark of MARKS) {
      const value = at(mark);
      rows.push({ what: mark, value, unit: 'ms' });
      const target = mark === 'portal:city-ready' ? { target: { atMost: 2.5 } } : {};
      rows.push({ what: `${mark}, in bare Cesium pages`, value: value / base, unit: 'x', ...target });
    }
    const last = portals.at(-1);
    rows.push({ what: 'JavaScript before the globe, gzipped', value: (last?.shell ?? 0) / 1000, unit: 'kB', target: { atMost: 200 } });
    rows.push({ what: 'all JavaScript, gzipped, workers included', value: (last?.all ?? 0) / 1000, unit: 'kB', target: { atMost: 1700 } });
    rows.push({ what: 'JavaScript of the bare Cesium page, gzipped', value: (bares.at(-1)?.all ?? 0) / 1000, unit: 'kB' });
    return { title: 'Loading, empty cache, 1280x720, preset low', rows };
  } finally {
    await browser.close();
    await bare.stop();
    await portal.stop();
  }
}
