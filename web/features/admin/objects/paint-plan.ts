import type { PaintAnswer, PaintJob, PaintSetup } from '../../../layers/imagery/painter.worker.ts';
import { WorkerPool } from '../../../lib/worker-pool.ts';

/** Pixels of a tile's side. */
export const TILE = 512;
interface TileJson {
  tiles: string[];
  minzoom: number;
  maxzoom: number;
}

/** Paints the city's own ground tiles, as the map has them, without the map. @throws where the city has none yet */
export async function openPlan(city: string, extent: readonly [number, number, number, number]) {
  const response = await fetch(`/tiles/${city}/basemap/tiles.json`, { signal: AbortSignal.timeout(12_000) });
  if (!response.ok) throw new Error(`${response.status}`);
  const { tiles, minzoom, maxzoom } = (await response.json()) as TileJson;
  const template = tiles[0]?.startsWith('/') ? location.origin + tiles[0] : tiles[0];
  if (!template) throw new Error('no tiles');
  const setup: PaintSetup = {
    kind: 'setup',
    size: TILE,
    city: { template, minZoom: minzoom, maxZoom: maxzoom, extent: [...extent] },
  };
  const pool = new WorkerPool<PaintJob, PaintAnswer>(() => {
    const worker = new Worker(new URL('../../../layers/imagery/painter.worker.ts', import.meta.url), { type: 'module' });
    worker.postMessage(setup);
    return worker;
  }, 1);
  const kept = new Map<string, Promise<ImageBitmap | null>>();
  return {
    /** One tile's picture, upside down as WebGL wants it; null where it cannot be painted. */
    tile(z: number, x: number, y: number, style: 'light' | 'dark'): Promise<ImageBitmap | null> {
      const key = `${style}/${z}/${x}/${y}`;
      let tile = kept.get(key);
      if (!tile) {
        tile = pool.run({ kind: 'paint', z, x, y, style }).then(
          (answer) => ('image' in answer ? answer.image : null),
          () => null,
        );
        kept.set(key, tile);
      }
      return tile;
    },
    close: () => pool.destroy(),
  };
}
export type Plan = Awaited<ReturnType<typeof openPlan>>;
