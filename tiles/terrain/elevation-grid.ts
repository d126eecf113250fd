import type { Extent } from '../../data/contract.ts';
import type { ElevationModel } from '../contract.ts';

/** A regular grid of orthometric heights (metres, row 0 in the north, samples at cell corners) as an elevation model. */
export function elevationGrid(extent: Extent, width: number, height: number, values: Float32Array): ElevationModel {
  if (values.length !== width * height || width < 2 || height < 2)
    throw new RangeError(`an elevation grid of ${width} x ${height} needs ${width * height} values, not ${values.length}`);
  const [west, south, east, north] = extent;
  const perLng = (width - 1) / (east - west);
  const perLat = (height - 1) / (north - south);
  return {
    extent,
    width,
    height,
    values,
    sample(lng, lat) {
      const x = Math.min(width - 1, Math.max(0, (lng - west) * perLng));
      const y = Math.min(height - 1, Math.max(0, (north - lat) * perLat));
      const column = Math.min(width - 2, Math.floor(x));
      const row = Math.min(height - 2, Math.floor(y));
      const fx = x - column;
      const fy = y - row;
      const at = row * width + column;
      const top = (values[at] ?? 0) * (1 - fx) + (values[at + 1] ?? 0) * fx;
      const bottom = (values[at + width] ?? 0) * (1 - fx) + (values[at + width + 1] ?? 0) * fx;
      return top * (1 - fy) + bottom * fy;
    },
  };
}

/** Halves the resolution with a tent filter, over the same extent. */
export function halved(model: ElevationModel): ElevationModel {
  const [west, south, east, north] = model.extent;
  const width = Math.max(2, Math.ceil((model.width - 1) / 2) + 1);
  const height = Math.max(2, Math.ceil((model.height - 1) / 2) + 1);
  const dx = (east - west) / (model.width - 1) / 2;
  const dy = (north - south) / (model.height - 1) / 2;
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const lat = north - ((north - south) * row) / (height - 1);
    for (let column = 0; column < width; column++) {
      const lng = west + ((east - west) * column) / (width - 1);
      values[row * width + column] =
        (model.sample(lng - dx, lat - dy) +
          model.sample(lng + dx, lat - dy) +
          model.sample(lng - dx, lat + dy) +
          model.sample(lng + dx, lat + dy)) /
        4;
    }
  }
  return elevationGrid(model.extent, width, height, values);
}

/** Cuts the part around an extent, widened by `margin` degrees, sample for sample. Outside the source nothing is invented. */
export function cropped(model: ElevationModel, extent: Extent, margin: number): ElevationModel {
  const [west, south, east, north] = model.extent;
  const stepX = (east - west) / (model.width - 1);
  const stepY = (north - south) / (model.height - 1);
  const column0 = Math.max(0, Math.floor((extent[0] - margin - west) / stepX));
  const column1 = Math.min(model.width - 1, Math.ceil((extent[2] + margin - west) / stepX));
  const row0 = Math.max(0, Math.floor((north - extent[3] - margin) / stepY));
  const row1 = Math.min(model.height - 1, Math.ceil((north - extent[1] + margin) / stepY));
  if (column1 - column0 < 1 || row1 - row0 < 1) throw new RangeError('the elevation model does not reach the extent asked for');
  const width = column1 - column0 + 1;
  const values = new Float32Array(width * (row1 - row0 + 1));
  for (let row = row0; row <= row1; row++)
    values.set(model.values.subarray(row * model.width + column0, row * model.width + column1 + 1), (row - row0) * width);
  const cut: Extent = [west + column0 * stepX, north - row1 * stepY, west + column1 * stepX, north - row0 * stepY];
  return elevationGrid(cut, width, row1 - row0 + 1, values);
}
