import type { Extent } from '../../data/contract.ts';
import type { ElevationModel } from '../contract.ts';
import { elevationGrid } from './elevation-grid.ts';

/** Joins models that touch into one grid over all of them, at the finest spacing; where none reaches, the nearest one's rim is held. */
export function mosaic(models: ElevationModel[]): ElevationModel {
  const [only] = models;
  if (!only) throw new RangeError('there is no elevation to join');
  if (models.length === 1) return only;
  const box = models.reduce<Extent>(
    (b, { extent: e }) => [Math.min(b[0], e[0]), Math.min(b[1], e[1]), Math.max(b[2], e[2]), Math.max(b[3], e[3])],
    [...only.extent],
  );
  const stepX = Math.min(...models.map((m) => (m.extent[2] - m.extent[0]) / (m.width - 1)));
  const stepY = Math.min(...models.map((m) => (m.extent[3] - m.extent[1]) / (m.height - 1)));
  const width = Math.round((box[2] - box[0]) / stepX) + 1;
  const height = Math.round((box[3] - box[1]) / stepY) + 1;
  if (width * height > 60_000_000) throw new RangeError('the elevation tiles lie too far apart to be joined');
  const values = new Float32Array(width * height);
  const away = ({ extent: [w, s, e, n] }: ElevationModel, lng: number, lat: number) =>
    Math.max(0, w - lng, lng - e) + Math.max(0, s - lat, lat - n);
  for (let row = 0; row < height; row++) {
    const lat = box[3] - ((box[3] - box[1]) * row) / (height - 1);
    for (let column = 0; column < width; column++) {
      const lng = box[0] + ((box[2] - box[0]) * column) / (width - 1);
      const nearest = models.reduce((a, b) => (away(b, lng, lat) < away(a, lng, lat) ? b : a));
      values[row * width + column] = nearest.sample(lng, lat);
    }
  }
  return elevationGrid(box, width, height, values);
}
