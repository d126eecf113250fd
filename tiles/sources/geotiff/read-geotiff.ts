import { fromFile } from 'geotiff';
import proj4 from 'proj4';
import { z } from 'zod';
import type { Extent } from '../../../data/contract.ts';
import { fromWgs84, toWgs84, VN2000 } from '../../../data/model/crs.ts';
import type { ElevationModel } from '../../contract.ts';
import { elevationGrid } from '../../terrain/elevation-grid.ts';
import { type Repairs, repairElevation } from '../../terrain/repair-elevation.ts';

/** Samples read at most; a bigger picture is read at a lower resolution. */
const MOST = 30_000_000;
const Keys = z.object({ ProjectedCSTypeGeoKey: z.number().optional(), GTRasterTypeGeoKey: z.number().optional() });

interface Transform {
  forward(p: [number, number]): [number, number];
  back(p: [number, number]): [number, number];
}

/** Between a projected or geographic system and EPSG:4326. VN-2000 comes from our own table, UTM from its number. */
function transformOf(code: string): Transform {
  if (code === 'EPSG:4326') return { forward: (p) => p, back: (p) => p };
  if (VN2000.some((c) => c.code === code)) return { forward: (p) => toWgs84(code, p), back: (p) => fromWgs84(code, p) };
  const [, hemisphere, zone] = /^EPSG:32([67])(\d\d)$/.exec(code) ?? [];
  const definition = zone ? `+proj=utm +zone=${Number(zone)}${hemisphere === '7' ? ' +south' : ''} +datum=WGS84` : code;
  const converter = proj4(definition, 'EPSG:4326');
  const pair = ([a = NaN, b = NaN]: number[]): [number, number] => [a, b];
  return { forward: (p) => pair(converter.forward(p)), back: (p) => pair(converter.inverse(p)) };
}

/**
 * Reads the first band of a GeoTIFF as heights in metres, brought to a regular lng/lat grid of the same fineness. NODATA, voids and spikes
 * are filled and counted. `declared` (`EPSG:n`) wins over the file's own keys unless it is the plain default EPSG:4326.
 */
export async function readGeotiff(path: string, declared: string): Promise<ElevationModel & { repairs: Repairs }> {
  const tiff = await fromFile(path).catch(() => {
    throw new Error(`${path} is no GeoTIFF.`);
  });
  const image = await tiff.getImage();
  const keys = Keys.parse(image.getGeoKeys() ?? {});
  const code = declared !== 'EPSG:4326' ? declared : keys.ProjectedCSTypeGeoKey ? `EPSG:${keys.ProjectedCSTypeGeoKey}` : 'EPSG:4326';
  const transform = transformOf(code);
  const shrink = Math.max(1, Math.sqrt((image.getWidth() * image.getHeight()) / MOST));
  const width = Math.floor(image.getWidth() / shrink);
  const height = Math.floor(image.getHeight() / shrink);
  const [band] = await image.readRasters({ samples: [0], width, height });
  if (!band || typeof band === 'number') throw new Error(`${path} holds no band of heights.`);
  const nodata = image.getGDALNoData();
  const values = Float32Array.from(band, (v) => (v === nodata || !Number.isFinite(v) || v <= -32767 ? NaN : v));
  const repairs = repairElevation(values, width, height);
  const [left = 0, bottom = 0, right = 0, top = 0] = image.getBoundingBox();
  const [dx, dy] = [(right - left) / width, (top - bottom) / height];
  // Pixels are areas around their sample, unless the file says (key value 2) that its tie point is a sample.
  const [inX, inY] = keys.GTRasterTypeGeoKey === 2 ? [0, 0] : [dx / 2, dy / 2];
  const extent: Extent = [left + inX, bottom + dy - inY, right - dx + inX, top - inY];
  const native = elevationGrid(extent, width, height, values);
  if (code === 'EPSG:4326') return { ...native, repairs };
  return { ...regridded(native, transform), repairs };
}

/** A projected grid as a lng/lat grid over its box; the extents' curved rims are held from the nearest sample. */
function regridded(native: ElevationModel, { forward, back }: Transform): ElevationModel {
  const [left, bottom, right, top] = native.extent;
  const rim: [number, number][] = [];
  for (let k = 0; k <= 16; k++) {
    const [x, y] = [left + ((right - left) * k) / 16, bottom + ((top - bottom) * k) / 16];
    rim.push(forward([x, bottom]), forward([x, top]), forward([left, y]), forward([right, y]));
  }
  const lngs = rim.map(([lng]) => lng);
  const lats = rim.map(([, lat]) => lat);
  const extent: Extent = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
  const { width, height } = native;
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const lng = extent[0] + ((extent[2] - extent[0]) * column) / (width - 1);
      const lat = extent[3] - ((extent[3] - extent[1]) * row) / (height - 1);
      values[row * width + column] = native.sample(...back([lng, lat]));
    }
  return elevationGrid(extent, width, height, values);
}
