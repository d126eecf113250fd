import type { Page } from 'playwright';
import type { CityList } from '../../api/features/cities/contract.ts';
import type { ListedSite, SiteList } from '../../api/features/sites/contract.ts';
import type { BenchResult, BenchRow } from '../bench.ts';
import { launch, VIEWPORT } from './launch.ts';
import type { FrameOrder } from './page/offer-frames.ts';
import { servePage } from './serve-pages.ts';
import { startPortal } from './start-portal.ts';

const FRAMES = 15;
/** The scene's layer of sights in 3D. */
const LAYER = 'site-models';

const orderOf = ({ position, parts }: ListedSite): FrameOrder => ({
  target: [...position, parts[0]?.position[2] ?? 0],
  range: Math.max(160, (parts[0]?.radius ?? 80) * 1.9),
  pitch: -24,
  heading: 20,
  frames: FRAMES,
});

async function median(page: Page, order: FrameOrder, hidden: string[]): Promise<number> {
  await page.evaluate(([h]) => window.show('none', 0, h), [hidden] as const);
  // What the view needs is loaded before it is measured.
  await page.evaluate((o) => window.turn(o), order);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1200);
  await page.evaluate((o) => window.turn({ ...o, frames: 4 }), order);
  const times = await page.evaluate((o) => window.turn(o), order);
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

/** Time a frame at each sight with its model and without, the camera turning about it; sizes of the models. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const map = await servePage('map', portal.url);
  const browser = await launch();
  try {
    const ask = async <T>(path: string): Promise<T> => (await fetch(`${portal.url}/api${path}`)).json() as Promise<T>;
    const { defaultCity } = await ask<CityList>('/cities');
    const { sites } = await ask<SiteList>(`/cities/${defaultCity}/sites`);
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.on('pageerror', (error) => console.error(error.message));
    page.setDefaultTimeout(180_000);
    await page.goto(map.url);
    await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0);
    const rows: BenchRow[] = [];
    const tileset = (await (await fetch(`${portal.url}/tiles/${defaultCity}/sites/tileset.json`)).json()) as {
      root: { children: { content: { uri: string }; children: { content: { uri: string } }[] }[] };
    };
    for (const [i, site] of sites.entries()) {
      const order = orderOf(site);
      const without = await median(page, order, [LAYER]);
      const shown = await median(page, order, []);
      const tile = tileset.root.children[i];
      const uris = tile ? [tile.children[0]?.content.uri, tile.content.uri] : [];
      const sizes = await Promise.all(
        uris.map(async (uri) => (await (await fetch(`${portal.url}/tiles/${defaultCity}/sites/${uri}`)).arrayBuffer()).byteLength),
      );
      rows.push({
        what: `${site.id}: frame with the model, in frames without`,
        value: shown / without,
        unit: 'x',
        target: { atMost: 2 },
        note: `${shown.toFixed(1)} ms to ${without.toFixed(1)} ms`,
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
