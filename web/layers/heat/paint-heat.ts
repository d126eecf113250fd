import type { MapLayer } from '../../lib/map.ts';
import { mercatorX, mercatorY } from '../../lib/mercator.ts';

/** From little to much: each is darker than the one before, so that it can be read without its hue. */
export const HEAT_STEPS = ['#fde68a', '#fbbf24', '#f97316', '#dc2626', '#7f1d1d'] as const;

/** Paints cells on one Web Mercator tile, upside down as WebGL wants image bitmaps. */
export function paintHeat(cells: NonNullable<MapLayer['heat']>, z: number, x: number, y: number, size: number): ImageBitmap {
  const canvas = new OffscreenCanvas(size, size);
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('no 2D canvas');
  ctx.setTransform(1, 0, 0, -1, 0, size);
  const n = 2 ** z;
  ctx.lineWidth = 1.5;
  for (const { box, share } of cells) {
    const [west, south, east, north] = box;
    const [left, right] = [(mercatorX(west) * n - x) * size, (mercatorX(east) * n - x) * size];
    const [top, bottom] = [(mercatorY(north) * n - y) * size, (mercatorY(south) * n - y) * size];
    if (right < 0 || left > size || bottom < 0 || top > size) continue;
    const step = Math.min(HEAT_STEPS.length - 1, Math.floor(share * HEAT_STEPS.length));
    ctx.fillStyle = HEAT_STEPS[step] ?? HEAT_STEPS[0];
    ctx.globalAlpha = 0.62;
    ctx.fillRect(left, top, right - left, bottom - top);
    ctx.globalAlpha = 0.9;
    ctx.strokeStyle = '#ffffff';
    ctx.strokeRect(left, top, right - left, bottom - top);
  }
  return canvas.transferToImageBitmap();
}
