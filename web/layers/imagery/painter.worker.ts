import { mercatorX, mercatorY, metresPerPixel } from '../../lib/mercator.ts';
import { TileSource } from '../../lib/tile-source.ts';
import { paintTile } from './paint.ts';
import { type PreparedTile, prepareTile } from './prepare-tile.ts';
import { GROUND_STYLES, type GroundStyleId } from './styles.ts';

export interface PaintSetup {
  kind: 'setup';
  /** Absent while the city has no ground tiles. */
  city?: { template: string; minZoom: number; maxZoom: number; extent: [number, number, number, number] };
  world?: { template: string; maxZoom: number };
  size: number;
}
export interface PaintJob {
  kind: 'paint';
  id: number;
  z: number;
  x: number;
  y: number;
  style: GroundStyleId;
}
export type PaintAnswer = { id: number; image: ImageBitmap; milliseconds: number } | { id: number; error: string };

let setup: PaintSetup | undefined;
let city: TileSource<PreparedTile> | undefined;
let world: TileSource<PreparedTile> | undefined;

self.onmessage = (event: MessageEvent<PaintSetup | PaintJob>) => {
  const message = event.data;
  if (message.kind === 'setup') {
    setup = message;
    city = message.city && new TileSource(message.city.template, message.city.maxZoom, prepareTile);
    world = message.world && new TileSource(message.world.template, message.world.maxZoom, prepareTile);
    return;
  }
  paint(message).then(
    (answer) => self.postMessage(answer, { transfer: 'image' in answer ? [answer.image] : [] }),
    (error: unknown) => self.postMessage({ id: message.id, error: String(error) } satisfies PaintAnswer),
  );
};

/** The source tile that covers z/x/y and where it lies on a canvas of `size` pixels. */
function covering(source: TileSource<PreparedTile>, z: number, x: number, y: number, size: number) {
  const up = Math.max(0, z - source.maxZoom);
  const scale = 2 ** up;
  return {
    tile: source.tile(z - up, x >> up, y >> up),
    placement: {
      scale: (size * scale) / 4096,
      dx: -(x % scale) * size,
      dy: -(y % scale) * size,
      pixelsPerMetre: 1 / metresPerPixel(z, y, size),
      zoom: z,
    },
  };
}

async function paint({ id, z, x, y, style: styleId }: PaintJob): Promise<PaintAnswer> {
  if (!setup) throw new Error('painted before it was set up');
  const { size } = setup;
  const style = GROUND_STYLES[styleId];
  const extent = setup.city?.extent;
  const n = 2 ** z;
  const box = extent && {
    left: (mercatorX(extent[0]) * n - x) * size,
    right: (mercatorX(extent[2]) * n - x) * size,
    top: (mercatorY(extent[3]) * n - y) * size,
    bottom: (mercatorY(extent[1]) * n - y) * size,
  };
  const inside = box && box.left <= 0 && box.top <= 0 && box.right >= size && box.bottom >= size;
  const near = setup.city && z >= setup.city.minZoom && box && box.left < size && box.right > 0 && box.top < size && box.bottom > 0;
  const above = near && city ? covering(city, z, x, y, size) : undefined;
  const below = world && !(near && inside) ? covering(world, z, x, y, size) : undefined;
  const [worldTile, cityTile] = await Promise.all([below?.tile.catch(() => null), above?.tile]);
  const started = performance.now();
  const canvas = new OffscreenCanvas(size, size);
  const ctx = canvas.getContext('2d', { alpha: false });
  if (!ctx) throw new Error('no 2D canvas in a worker');
  // WebGL does not flip image bitmaps: the picture is painted upside down instead.
  ctx.setTransform(1, 0, 0, -1, 0, size);
  ctx.fillStyle = style.land;
  ctx.fillRect(0, 0, size, size);
  if (below && worldTile) paintTile(ctx, worldTile, below.placement, style);
  if (above && box && cityTile) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    ctx.clip();
    ctx.fillStyle = style.land;
    ctx.fillRect(0, 0, size, size);
    paintTile(ctx, cityTile, above.placement, style);
    ctx.restore();
  }
  return { id, image: canvas.transferToImageBitmap(), milliseconds: performance.now() - started };
}
