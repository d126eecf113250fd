import type { Box } from '../../http/package-source.ts';

const meets = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

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

/** Up to these levels the whole city is taken: the far ground behind what is near. */
const COARSE = { terrain: 11, mvt: 11 };

/**
 * Whether a tile belongs to a package: all of the coarse levels, of the finer ones those that meet the area.
 * @param path below the version folder, `z/x/y.terrain` or `z/x/y.mvt`; null for anything else
 */
export function tileWanted(path: string, area: Box): boolean | null {
  const [, z, x, y, form] = /^(\d{1,2})\/(\d+)\/(\d+)\.(terrain|mvt)$/.exec(path) ?? [];
  if (form !== 'terrain' && form !== 'mvt') return null;
  const level = Number(z);
  if (level <= COARSE[form]) return true;
  return meets((form === 'terrain' ? terrainBox : mercatorBox)(level, Number(x), Number(y)), area);
}

interface Volume {
  region?: number[];
}
interface Tile {
  boundingVolume?: Volume;
  refine?: string;
  content?: { uri?: string; url?: string };
  contents?: { uri?: string }[];
  children?: Tile[];
}

const urisOf = ({ content, contents = [] }: Tile): string[] =>
  [content?.uri ?? content?.url, ...contents.map(({ uri }) => uri)].filter((uri) => uri !== undefined);

/** A tile whose volume is no region may be anywhere. */
function tileMeets({ boundingVolume }: Tile, area: Box): boolean {
  const region = boundingVolume?.region;
  if (!region || region.length < 4) return true;
  const [west = 0, south = 0, east = 0, north = 0] = region.map((radians) => (radians * 180) / Math.PI);
  return meets([west, south, east, north], area);
}

/**
 * Contents of a 3D Tiles tileset that a package of an area needs. A tile that is replaced by its children is so only when all of them are there, so
 * that with one child come its sisters.
 * @param tileset a parsed tileset.json (3D Tiles 1.1); regions are radians
 */
export function tilesetContents(tileset: { root?: Tile }, area: Box): string[] {
  const found: string[] = [];
  const visit = (tile: Tile, refine: string): void => {
    const how = (tile.refine ?? refine).toUpperCase();
    const near = (tile.children ?? []).filter((child) => tileMeets(child, area));
    if (near.length === 0) return;
    for (const child of how === 'REPLACE' ? (tile.children ?? []) : near) found.push(...urisOf(child));
    for (const child of near) visit(child, how);
  };
  if (tileset.root) {
    found.push(...urisOf(tileset.root));
    visit(tileset.root, 'REPLACE');
  }
  return [...new Set(found)];
}
