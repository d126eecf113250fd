import type { PlannedTile } from './planTiles.ts';

/** West, south, east, north in radians; lowest and highest in metres above the ellipsoid: 3D Tiles' region. */
export type Region = [number, number, number, number, number, number];

export interface TileDocument {
  boundingVolume: { region: Region };
  geometricError: number;
  refine?: 'ADD';
  transform?: number[];
  content?: { uri: string; boundingVolume?: { region: Region } };
  children?: TileDocument[];
}
export interface TilesetDocument {
  asset: { version: '1.1'; generator: string };
  geometricError: number;
  root: TileDocument;
}
interface Written {
  uri: string;
  region: Region;
  transform: number[];
}

/**
 * Builds tileset.json from the planned tree and what was written of it; branches without content are left out. `rootError` (metres) says
 * from how far anything is drawn at all: 100 is about 10 km at 16 px of error on 1,080 lines.
 */
export function tilesetDocument(
  roots: PlannedTile[],
  written: (tile: PlannedTile) => Written | undefined,
  rootError: number,
): TilesetDocument {
  const children = roots.flatMap((root) => tileDocument(root, written) ?? []);
  const region = children.length ? children.map((c) => c.boundingVolume.region).reduce(joined) : ([0, 0, 0, 0, 0, 0] satisfies Region);
  const geometricError = Math.max(rootError, ...children.map((c) => c.geometricError * 1.5));
  return {
    asset: { version: '1.1', generator: 'Toan Canh' },
    geometricError: geometricError * 2,
    root: { boundingVolume: { region }, geometricError, refine: 'ADD', ...(children.length && { children }) },
  };
}

/** Transforms add up down the tree, so each is written relative to that of the nearest tile above that has one (`frame`). */
function tileDocument(tile: PlannedTile, written: (tile: PlannedTile) => Written | undefined, frame?: number[]): TileDocument | undefined {
  const content = written(tile);
  const inner = content?.transform ?? frame;
  const children = tile.children.flatMap((child) => tileDocument(child, written, inner) ?? []);
  const regions = children.map((child) => child.boundingVolume.region);
  if (content) regions.push(content.region);
  if (!regions.length) return undefined;
  return {
    boundingVolume: { region: regions.reduce(joined) },
    geometricError: children.length ? tile.geometricError : 0,
    ...(content && {
      transform: frame ? relative(frame, content.transform) : content.transform,
      content: { uri: content.uri, ...(children.length && { boundingVolume: { region: content.region } }) },
    }),
    ...(children.length && { children }),
  };
}

/** inverse(parent) * child for rigid column-major 4x4 matrices. */
export function relative(parent: readonly number[], child: readonly number[]): number[] {
  const out = new Array<number>(16).fill(0);
  for (let column = 0; column < 4; column++) {
    for (let row = 0; row < 3; row++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += at(parent, 4 * row + k) * (at(child, 4 * column + k) - (column === 3 ? at(parent, 12 + k) : 0));
      out[4 * column + row] = sum;
    }
  }
  out[15] = 1;
  return out;
}

/** The region that holds both. */
export function joined(a: Region, b: Region): Region {
  return [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
    Math.min(a[4], b[4]),
    Math.max(a[5], b[5]),
  ];
}

function at(matrix: readonly number[], i: number): number {
  return matrix[i] ?? 0;
}
