import { type Box, boxesMeet } from '../../../data/model/tile-box.ts';

interface Tile {
  boundingVolume?: { region?: number[] };
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
  return boxesMeet([west, south, east, north], area);
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
    const children = tile.children ?? [];
    const near = children.filter((child) => tileMeets(child, area));
    if (near.length === 0) return;
    for (const child of how === 'REPLACE' ? children : near) found.push(...urisOf(child));
    for (const child of near) visit(child, how);
  };
  if (tileset.root) {
    found.push(...urisOf(tileset.root));
    visit(tileset.root, 'REPLACE');
  }
  return [...new Set(found)];
}
