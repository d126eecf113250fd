/** West, south, east, north in degrees, EPSG:4326. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export const inBox = ([lng, lat]: readonly [lng: number, lat: number, ...rest: number[]], [west, south, east, north]: Box): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

export const boxesMeet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Quantized-mesh tile, TMS rows from the south, EPSG:4326: two tiles wide at level 0. */
export function terrainBox(z: number, x: number, y: number): Box {
  const side = 180 / 2 ** z;
  return [x * side - 180, y * side - 90, (x + 1) * side - 180, (y + 1) * side - 90];
}

/** Web Mercator tile, XYZ rows from the north, EPSG:3857. */
export function mercatorBox(z: number, x: number, y: number): Box {
  const n = 2 ** z;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / n))) * 180) / Math.PI;
  return [(x / n) * 360 - 180, lat(y + 1), ((x + 1) / n) * 360 - 180, lat(y)];
}

/** Up to these levels a package has the whole city: the far ground behind what is near. */
const COARSE = { terrain: 11, mvt: 11 };

/**
 * Whether a tile belongs to a package: all of the coarse levels, of the finer ones those that meet its area.
 * @param path below the version folder, `z/x/y.terrain` or `z/x/y.mvt`; null for anything else
 */
export function tileWanted(path: string, area: Box): boolean | null {
  const [, z, x, y, form] = /^(\d{1,2})\/(\d+)\/(\d+)\.(terrain|mvt)$/.exec(path) ?? [];
  if (form !== 'terrain' && form !== 'mvt') return null;
  const level = Number(z);
  if (level <= COARSE[form]) return true;
  return boxesMeet((form === 'terrain' ? terrainBox : mercatorBox)(level, Number(x), Number(y)), area);
}
