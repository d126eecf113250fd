/** Which tiles of Web Mercator (EPSG:3857) a view needs: fine ones about its middle, coarser ones farther away. Pure. */
import { distanceBetween, METRES_PER_DEGREE } from '../../data/model/distance.ts';
import { latitudeAt, mercatorX, mercatorY } from './mercator.ts';

/** What the map shows: [lng, lat] of its middle, metres to it, and metres that a pixel covers there. */
export interface Sight {
  target: [number, number];
  range: number;
  metresPerPixel: number;
}
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** Metres that a pixel of a 512 pixel tile of level 0 covers at the equator. */
const LEVEL_0 = 78_271.517;
/** Farther than this no pins are shown, metres. */
export const PIN_RANGE = 300_000;
const FINEST = 18;
const COARSEST = 2;
/** A tile nearer to the middle than this share of its size is cut in four. */
const NEAR = 0.4;

/** Metres from a position to a tile, 0 within it. */
function distanceTo({ z, x, y }: Tile, [lng, lat]: readonly [number, number]): number {
  const n = 2 ** z;
  const nearest = (value: number, from: number, to: number) => Math.max(from, Math.min(to, value));
  return distanceBetween(
    [lng, lat],
    [nearest(lng, (x / n) * 360 - 180, ((x + 1) / n) * 360 - 180), nearest(lat, latitudeAt((y + 1) / n), latitudeAt(y / n))],
  );
}

/** Metres that a tile of a level is wide at a latitude. */
const sizeAt = (z: number, lat: number) => (LEVEL_0 * 512 * Math.cos((lat * Math.PI) / 180)) / 2 ** z;

/** Tiles that lie side by side and together hold all that can be seen; none where pins give way to the planet. */
export function tilesOf({ target, range, metresPerPixel }: Sight): Tile[] {
  if (range > PIN_RANGE) return [];
  const [lng, lat] = target;
  const zoom = Math.log2((LEVEL_0 * Math.cos((lat * Math.PI) / 180)) / metresPerPixel);
  // The server answers an even level by cells of a sixteenth of its edge: some fifty pixels here.
  const finest = Math.max(COARSEST, Math.min(FINEST, 2 * Math.round((zoom - 0.5) / 2)));
  const reach = Math.max(2500, range * 4);
  const [dLat, dLng] = [reach / METRES_PER_DEGREE, reach / METRES_PER_DEGREE / Math.max(0.2, Math.cos((lat * Math.PI) / 180))];
  const from = Math.max(0, finest - 4);
  const clamp = (value: number) => Math.max(0, Math.min(2 ** from - 1, Math.floor(value * 2 ** from)));
  const found: Tile[] = [];
  const cut = (tile: Tile) => {
    const far = distanceTo(tile, target);
    if (far > reach) return;
    if (tile.z >= finest || far > NEAR * sizeAt(tile.z, lat)) {
      found.push(tile);
      return;
    }
    for (const [i, j] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const)
      cut({ z: tile.z + 1, x: tile.x * 2 + i, y: tile.y * 2 + j });
  };
  for (let y = clamp(mercatorY(lat + dLat)); y <= clamp(mercatorY(lat - dLat)); y++)
    for (let x = clamp(mercatorX(lng - dLng)); x <= clamp(mercatorX(lng + dLng)); x++) cut({ z: from, x, y });
  return found;
}

export const tileKey = ({ z, x, y }: Tile): string => `${z}/${x}/${y}`;

/** Whether a position [lng, lat, …] lies in a tile. */
export function holds({ z, x, y }: Tile, [lng, lat]: readonly [number, number, ...rest: number[]]): boolean {
  return Math.floor(mercatorX(lng) * 2 ** z) === x && Math.floor(mercatorY(lat) * 2 ** z) === y;
}
