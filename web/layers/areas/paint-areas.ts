import type { BoundaryFeature } from '../../../api/features/boundaries/contract.ts';
import { mercatorX, mercatorY } from '../../lib/mercator.ts';

/** Hues that neighbours can be told apart by; the outline says the rest. */
const HUES = [262, 200, 150, 330, 30, 85, 235, 305, 60, 180, 0, 110];

const polygons = (feature: BoundaryFeature): number[][][][] =>
  feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;

/** Paints areas on one Web Mercator tile, upside down as WebGL wants image bitmaps. */
export function paintAreas(
  areas: BoundaryFeature[],
  z: number,
  x: number,
  y: number,
  size: number,
  options: { opacity: number; selected: string | null; dark: boolean },
): ImageBitmap {
  const canvas = new OffscreenCanvas(size, size);
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('no 2D canvas');
  ctx.setTransform(1, 0, 0, -1, 0, size);
  const n = 2 ** z;
  const trace = (ring: number[][]) => {
    ring.forEach(([lng = 0, lat = 0], i) => {
      const px = (mercatorX(lng) * n - x) * size;
      const py = (mercatorY(lat) * n - y) * size;
      if (i === 0) ctx.moveTo(px, py);
      else ctx.lineTo(px, py);
    });
    ctx.closePath();
  };
  areas.forEach((area, i) => {
    const chosen = area.id === options.selected;
    ctx.beginPath();
    for (const polygon of polygons(area)) for (const ring of polygon) trace(ring);
    ctx.fillStyle = `hsl(${HUES[i % HUES.length]} 60% ${options.dark ? 60 : 50}% / ${(chosen ? 0.34 : 0.13) * options.opacity})`;
    ctx.fill('evenodd');
    ctx.lineJoin = 'round';
    ctx.strokeStyle = options.dark ? `rgb(16 22 58 / ${0.7 * options.opacity})` : `rgb(255 255 255 / ${0.9 * options.opacity})`;
    ctx.lineWidth = chosen ? 8 : 5;
    ctx.stroke();
    ctx.strokeStyle = options.dark ? `rgb(195 166 240 / ${options.opacity})` : `rgb(98 62 160 / ${options.opacity})`;
    ctx.lineWidth = chosen ? 4.5 : 2.2;
    ctx.stroke();
  });
  return canvas.transferToImageBitmap();
}
