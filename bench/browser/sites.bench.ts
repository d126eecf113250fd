import type { Page } from 'playwright';
import type { CityList } from '../../api/features/cities/contract.ts';
import type { ListedSite, SiteList } from '../../api/features/sites/contract.ts';
import type { BenchResult, BenchRow } from '../bench.ts';
import { countDraws } from './count-draws.ts';
import { launch, VIEWPORT } from './launch.ts';
import type { FrameOrder } from './page/offer-frames.ts';
import { servePage } from './serve-pages.ts';
import { startPortal } from './start-portal.ts';
import { within } from './within.ts';

/** With the models and without, in turn: so many times so many frames of each. */
const TURNS = 4;
const FRAMES = 4;
/** The measuring itself ends after this, milliseconds; the portal and the page are built before. */
const LONGEST = 270_000;
/** The city has to stand after this, milliseconds. */
const FIRST = 90_000;
/** The scene's layer of sights in 3D. */
const LAYER = 'site-models';

const orderOf = ({ position, parts }: ListedSite): FrameOrder => ({
  target: [...position, parts[0]?.position[2] ?? 0],
  range: Math.max(160, (parts[0]?.radius ?? 80) * 1.9),
  pitch: -24,
  heading: 20,
  step: 0,
  frames: FRAMES,
});

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

interface Reading {
  /** Milliseconds of each frame. */
  times: number[];
  /** WebGL draw calls of a frame. */
  calls: number;
}

/** The city without its sights and with them, from one place, the camera at rest. @param longest milliseconds to wait for what the view needs */
async function readings(page: Page, order: FrameOrder, longest: number): Promise<{ without: Reading; shown: Reading; late: string }> {
  const show = async (models: boolean, wait: number) => {
    await page.evaluate(([h]) => window.show('none', 0, h), [models ? [] : [LAYER]] as const);
    // Some frames, until the page has handed it to the map and what it needs is there.
    return page.evaluate(([o, l]) => window.settle(o, l), [order, wait] as const);
  };
  const late = await show(true, longest);
  if (late.includes('/sites/')) throw new Error(`the models were not loaded after ${Math.round(longest / 1000)} s`);
  const taken: { without: Reading; shown: Reading } = { without: { times: [], calls: 0 }, shown: { times: [], calls: 0 } };
  for (let turn = 0; turn < TURNS; turn++)
    for (const [reading, models] of [
      [taken.without, false],
      [taken.shown, true],
    ] as const) {
      await show(models, longest / (4 * TURNS));
      const before = await page.evaluate(() => window.drawn.calls);
      reading.times.push(...(await page.evaluate((o) => window.turn(o), order)));
      reading.calls += (await page.evaluate(() => window.drawn.calls)) - before;
    }
  const { without, shown } = taken;
  for (const reading of [without, shown]) reading.calls = Math.round(reading.calls / (TURNS * FRAMES));
  if (shown.calls <= without.calls)
    throw new Error(`the models were not drawn: ${shown.calls} draw calls with them, ${without.calls} without`);
  return { without, shown, late };
}

/** Time a frame at each sight with its model and without; sizes of the models. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const map = await servePage('map', portal.url);
  const browser = await launch();
  try {
    const ask = async <T>(path: string): Promise<T> => (await fetch(`${portal.url}/api${path}`)).json() as Promise<T>;
    const { defaultCity } = await ask<CityList>('/cities');
    const { sites } = await ask<SiteList>(`/cities/${defaultCity}/sites`);
    const context = await browser.newContext({ viewport: VIEWPORT });
    await countDraws(context);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.setDefaultTimeout(FIRST);
    const begun = performance.now();
    const left = () => LONGEST - (performance.now() - begun);
    await page.goto(map.url);
    await page
      .waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0, undefined, { polling: 250 })
      .catch(() =>
        Promise.reject(new Error(`the city did not stand after ${FIRST / 1000} s${faults.length ? `: ${faults.join('; ')}` : ''}`)),
      );
    const rows: BenchRow[] = [];
    const tileset = (await (await fetch(`${portal.url}/tiles/${defaultCity}/sites/tileset.json`)).json()) as {
      root: { children: { content: { uri: string }; children: { content: { uri: string } }[] }[] };
    };
    for (const [i, site] of sites.entries()) {
      const order = orderOf(site);
      const longest = (0.6 * left()) / (sites.length - i);
      const { without, shown, late } = await within(
        left(),
        `${i} of ${sites.length} sights were measured; all of them`,
        readings(page, order, longest),
      ).catch((error: Error) => {
        throw new Error(`${site.id}: ${error.message}`);
      });
      const [bare, full] = [median(without.times), median(shown.times)];
      const tile = tileset.root.children[i];
      const uris = tile ? [tile.children[0]?.content.uri, tile.content.uri] : [];
      const sizes = await Promise.all(
        uris.map(async (uri) => (await (await fetch(`${portal.url}/tiles/${defaultCity}/sites/${uri}`)).arrayBuffer()).byteLength),
      );
      rows.push({
        what: `${site.id}: frame with the model, in frames without`,
        value: full / bare,
        unit: 'x',
        target: { atMost: 2 },
        note: `${full.toFixed(1)} ms to ${bare.toFixed(1)} ms; ${shown.calls} and ${without.calls} draw calls${late ? `; not loaded: ${late}` : ''}`,
      });
      rows.push({
        what: `${site.id}: model, near and from afar`,
        value: sizes.reduce((sum, size) => sum + size, 0) / 1000,
        unit: 'kB',
        target: { atMost: 1000 },
        note: `${sizes.map((size) => Math.round(size / 1000)).join(' + ')}; ${site.parts.length} parts`,
      });
    }
    return { title: 'Sights in 3D: frame time at each, 1280x720, software WebGL, preset low', rows };
  } finally {
    await browser.close();
    await map.stop();
    await portal.stop();
  }
}
