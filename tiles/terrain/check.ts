import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { geographicTileExtent } from '../geo/geographic-tiling.ts';
import { toEcef } from '../geo/wgs84.ts';
import { type DecodedTile, decodeTile } from './decode-tile.ts';
import { edgeGap } from './edge-gap.ts';
import { QUANTISED } from './encode-tile.ts';
import { LayerJson } from './layer-json.ts';

export interface TerrainProblem {
  file: string;
  text: string;
}

/**
 * Structural check of a written terrain folder (the one with layer.json): every tile that is said to be available is there, whole and sane,
 * has its parent, and meets its neighbours without a gap. Returns what is wrong; throws only when layer.json cannot be read.
 */
export async function checkTerrain(dir: string): Promise<TerrainProblem[]> {
  const parsed = LayerJson.safeParse(JSON.parse(await readFile(join(dir, 'layer.json'), 'utf8')));
  if (!parsed.success) return parsed.error.issues.map((i) => ({ file: 'layer.json', text: `${i.path.join('.')}: ${i.message}` }));
  const layer = parsed.data;
  const problems: TerrainProblem[] = [];
  const has = (z: number, x: number, y: number) =>
    layer.available[z]?.some((r) => x >= r.startX && x <= r.endX && y >= r.startY && y <= r.endY) ?? false;
  if (layer.available.length !== layer.maxzoom + 1) problems.push({ file: 'layer.json', text: 'available does not cover every level' });
  if (!has(0, 0, 0) || !has(0, 1, 0)) problems.push({ file: 'layer.json', text: 'a root tile is missing' });
  for (const [z, ranges] of layer.available.entries())
    for (const r of ranges) {
      let column = new Map<number, DecodedTile>();
      for (let x = r.startX; x <= r.endX; x++) {
        const next = new Map<number, DecodedTile>();
        for (let y = r.startY; y <= r.endY; y++) {
          const file = (layer.tiles[0] ?? '').replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
          const say = (text: string) => problems.push({ file, text });
          if (z > 0 && !has(z - 1, x >> 1, y >> 1)) say('its parent is not available');
          const tile = await readTile(join(dir, file), say);
          if (!tile) continue;
          next.set(y, tile);
          for (const text of tileProblems(tile, geographicTileExtent(z, x, y))) say(text);
          const west = column.get(y);
          const south = next.get(y - 1);
          if (west && edgeGap(west, 'east', tile, 'west') > 0)
            say(`a crack of ${edgeGap(west, 'east', tile, 'west').toFixed(2)} m to the west`);
          if (south && edgeGap(south, 'north', tile, 'south') > 0)
            say(`a crack of ${edgeGap(south, 'north', tile, 'south').toFixed(2)} m to the south`);
        }
        column = next;
      }
    }
  return problems;
}

async function readTile(path: string, say: (text: string) => void): Promise<DecodedTile | undefined> {
  try {
    const bytes = await readFile(path);
    const zipped = await readFile(`${path}.gz`).catch(() => undefined);
    if (zipped && !gunzipSync(zipped).equals(bytes)) say('the .gz sibling holds something else');
    return decodeTile(bytes);
  } catch (error) {
    say(`cannot be read: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** What is wrong inside one tile. */
export function tileProblems(tile: DecodedTile, [west, south, east, north]: [number, number, number, number]): string[] {
  const problems: string[] = [];
  const count = tile.u.length;
  const numbers = [...tile.centre, tile.minHeight, tile.maxHeight, ...tile.sphere.centre, tile.sphere.radius, ...tile.horizon];
  if (!numbers.every(Number.isFinite)) problems.push('the header holds a number that is none');
  if (tile.minHeight > tile.maxHeight) problems.push('the lowest height is above the highest');
  if (tile.normals?.length !== count * 2) problems.push('not one normal a vertex');
  if (tile.water?.length !== 1 && tile.water?.length !== 65536) problems.push('the water mask has neither 1 nor 65,536 bytes');
  let area = 0;
  for (let t = 0; t < tile.triangles.length; t += 3) {
    const [a = 0, b = 0, c = 0] = tile.triangles.subarray(t, t + 3);
    if (Math.max(a, b, c) >= count) return [...problems, 'a triangle names a vertex that is not there'];
    const u = (i: number) => tile.u[i] ?? 0;
    const v = (i: number) => tile.v[i] ?? 0;
    const twice = (u(b) - u(a)) * (v(c) - v(a)) - (u(c) - u(a)) * (v(b) - v(a));
    if (twice <= 0) problems.push('a triangle is clockwise or flat');
    area += twice / 2;
  }
  if (Math.abs(area / QUANTISED ** 2 - 1) > 1e-6) problems.push('the triangles do not cover the tile once');
  const rims = { west: [tile.u, 0], east: [tile.u, QUANTISED], south: [tile.v, 0], north: [tile.v, QUANTISED] } as const;
  for (const side of ['west', 'south', 'east', 'north'] as const) {
    const [axis, rim] = rims[side];
    const listed = new Set(tile.edges[side]);
    if (!axis.every((q, i) => (q === rim) === listed.has(i))) problems.push(`the ${side} edge list is not the vertices on that edge`);
  }
  const [cx, cy, cz] = tile.sphere.centre;
  const outside = tile.u.findIndex((u, i) => {
    const height = tile.minHeight + ((tile.heights[i] ?? 0) / QUANTISED) * (tile.maxHeight - tile.minHeight);
    const p = toEcef(west + (u / QUANTISED) * (east - west), south + ((tile.v[i] ?? 0) / QUANTISED) * (north - south), height);
    return Math.hypot(p[0] - cx, p[1] - cy, p[2] - cz) > tile.sphere.radius * 1.0001 + 1;
  });
  if (outside >= 0) problems.push('a vertex lies outside the bounding sphere');
  return [...new Set(problems)];
}
