import type { ImageryProvider } from 'cesium';
import { useEffect, useState } from 'react';
import { ImageryLayer } from 'resium';
import { useGlobe } from '../../globe/context.ts';
import { PaintedImagery, TILE_SIZE } from '../../globe/painted-imagery.ts';
import { PRESETS } from '../../globe/quality.ts';
import type { MapLayer } from '../../lib/map.ts';
import { WorkerPool } from '../../lib/worker-pool.ts';
import { defineLayer } from '../layer.ts';
import type { PaintAnswer, PaintJob, PaintSetup } from './painter.worker.ts';

const DEEPEST = 18;

interface TileJson {
  tiles: string[];
  minzoom: number;
  maxzoom: number;
}
async function tileJson(city: string): Promise<TileJson | undefined> {
  const response = await fetch(`/tiles/${city}/basemap/tiles.json`, { signal: AbortSignal.timeout(12_000) });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as TileJson;
}

/** Absolute, since a worker resolves against its own address. */
const absolute = (template: string): string => (template.startsWith('/') ? location.origin + template : template);

function Ground({ layer }: { layer: MapLayer }) {
  const { look, props, preset, draw, imageryArrived } = useGlobe();
  const { anisotropy } = PRESETS[preset];
  const { city, onLayerStatus } = props;
  // After dusk the ground is painted for the night, whatever style the day has.
  const style = props.style === 'light' && look.night > 0.6 ? 'night' : props.style;
  const [setup, setSetup] = useState<PaintSetup>();
  const [attempt, setAttempt] = useState(0);
  const [pool, setPool] = useState<WorkerPool<PaintJob, PaintAnswer>>();
  const id = layer.config.id;
  const cityId = city.scene.id;
  const extentKey = city.scene.extent.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is how a retry asks for another go
  useEffect(() => {
    let current = true;
    onLayerStatus(id, { state: 'loading' });
    Promise.allSettled([tileJson(cityId), tileJson('world')]).then(([own, world]) => {
      if (!current) return;
      const retry = () => setAttempt((n) => n + 1);
      if (own.status === 'rejected') onLayerStatus(id, { state: 'failed', reason: String(own.reason), retry });
      const ownTiles = own.status === 'fulfilled' ? own.value : undefined;
      const worldTiles = world.status === 'fulfilled' ? world.value : undefined;
      const [ownTemplate] = ownTiles?.tiles ?? [];
      const [worldTemplate] = worldTiles?.tiles ?? [];
      setSetup({
        kind: 'setup',
        size: TILE_SIZE,
        ...(ownTiles &&
          ownTemplate && {
            city: {
              template: absolute(ownTemplate),
              minZoom: ownTiles.minzoom,
              maxZoom: ownTiles.maxzoom,
              extent: extentKey.split(',').map(Number) as [number, number, number, number],
            },
          }),
        ...(worldTiles && worldTemplate && { world: { template: absolute(worldTemplate), maxZoom: worldTiles.maxzoom } }),
      });
      if (own.status === 'fulfilled') onLayerStatus(id, { state: 'ready' });
    });
    return () => {
      current = false;
    };
  }, [cityId, extentKey, id, onLayerStatus, attempt]);

  useEffect(() => {
    if (!setup) return;
    const size = Math.max(1, Math.min(3, navigator.hardwareConcurrency - 1));
    const made = new WorkerPool<PaintJob, PaintAnswer>(
      () => {
        const worker = new Worker(new URL('./painter.worker.ts', import.meta.url), { type: 'module' });
        worker.postMessage(setup);
        return worker;
      },
      size,
      // Cesium draws nothing of a region before its ancestors are there.
      ({ z }) => z,
    );
    setPool(made);
    return () => made.destroy();
  }, [setup]);

  const [painted, setPainted] = useState<{ provider: PaintedImagery; style: string }>();
  useEffect(() => {
    if (!pool) return;
    setPainted({
      style,
      provider: new PaintedImagery({
        maximumLevel: DEEPEST,
        paint: async (z, x, y) => {
          const answer = await pool.run({ kind: 'paint', z, x, y, style });
          imageryArrived();
          if ('error' in answer) throw new Error(answer.error);
          return answer.image;
        },
      }),
    });
    draw();
  }, [pool, style, draw, imageryArrived]);

  if (!painted) return null;
  return (
    <ImageryLayer
      // The key changes together with the provider, never before it: a layer made twice in a row keeps the first picture.
      key={`${painted.style}-${anisotropy}`}
      index={0}
      imageryProvider={painted.provider as unknown as ImageryProvider}
      show={layer.visible}
      alpha={layer.opacity}
      maximumAnisotropy={anisotropy}
    />
  );
}

/** The painted ground: our own vector tiles, drawn in workers in three styles. */
export default defineLayer({
  technique: 'imagery',
  Component: ({ layers }) => layers.map((layer) => <Ground key={layer.config.id} layer={layer} />),
});
