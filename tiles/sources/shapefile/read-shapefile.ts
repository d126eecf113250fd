import { readFile } from 'node:fs/promises';
import type { Feature, Geometry } from 'geojson';
import { parseDbf, parseShp } from 'shpjs';
import { codeOfWkt, toWgs84 } from '../../../data/model/crs.ts';

export interface Shapefile {
  /** EPSG:4326, lng, lat; rows without geometry are left out. */
  features: Feature[];
  /** The system the coordinates were taken for. */
  crs: string;
  empty: number;
}

/**
 * Reads `<name>.shp` with its `.dbf`, `.cpg` and `.prj`. The `.prj` only names one of our own coordinate systems; `declared` (an EPSG code)
 * wins over it. Throws with one sentence when the file is no Shapefile or its system is unknown.
 */
export async function readShapefile(path: string, declared?: string): Promise<Shapefile> {
  const stem = path.replace(/\.shp$/i, '');
  const sibling = (extension: string) => readFile(`${stem}.${extension}`).catch(() => undefined);
  const [shp, dbf, cpg, prj] = await Promise.all([readFile(`${stem}.shp`), sibling('dbf'), sibling('cpg'), sibling('prj')]);
  if (shp.length < 100 || shp.readInt32BE(0) !== 9994) throw new Error(`${path} is no Shapefile.`);
  const crs = declared ?? codeOfWkt(prj?.toString('utf8') ?? '');
  if (!crs) throw new Error(`${path}: the .prj names no coordinate system we know; declare its EPSG code.`);
  const rows = dbf ? parseDbf(dbf, cpg?.toString('utf8').trim() || 'UTF-8') : [];
  const features: Feature[] = [];
  let empty = 0;
  for (const [k, geometry] of parseShp(shp).entries()) {
    if (geometry) features.push({ type: 'Feature', id: k, geometry: reprojected(geometry, crs), properties: rows[k] ?? {} });
    else empty++;
  }
  return { features, crs, empty };
}

function reprojected(geometry: Geometry, crs: string): Geometry {
  if (geometry.type === 'GeometryCollection') return { ...geometry, geometries: geometry.geometries.map((g) => reprojected(g, crs)) };
  const moved = (coordinates: unknown): unknown => {
    if (!Array.isArray(coordinates)) return coordinates;
    const [x, y] = coordinates;
    return typeof x === 'number' && typeof y === 'number' ? toWgs84(crs, [x, y]) : coordinates.map(moved);
  };
  return { ...geometry, coordinates: moved(geometry.coordinates) } as Geometry;
}
