import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { TILE_UNITS } from './cut-tiles.ts';
import { TileJson } from './tile-json.ts';

export interface BasemapProblem {
  file: string;
  text: string;
}

/** How far outside a tile geometry may reach, in tile units: the cutting buffer and its rounding. */
const REACH = 160;

/** Reads every tile of a basemap folder (the one with tiles.json) back with an independent reader. Returns what is wrong. */
export async function checkBasemap(dir: string): Promise<BasemapProblem[]> {
  const parsed = TileJson.safeParse(JSON.parse(await readFile(join(dir, 'tiles.json'), 'utf8')));
  if (!parsed.success) return parsed.error.issues.map((i) => ({ file: 'tiles.json', text: `${i.path.join('.')}: ${i.message}` }));
  const { version, minzoom, maxzoom, vector_layers } = parsed.data;
  const known = new Set(vector_layers.map((l) => l.id));
  const problems: BasemapProblem[] = [];
  let count = 0;
  for (const name of await readdir(join(dir, version), { recursive: true })) {
    if (!name.endsWith('.mvt')) continue;
    count++;
    const file = `${version}/${name}`;
    const [z = NaN, x = NaN, y = NaN] = name.replace('.mvt', '').split(/[/\\]/).map(Number);
    if (!(z >= minzoom && z <= maxzoom && x < 2 ** z && y < 2 ** z)) problems.push({ file, text: 'lies outside the levels or the world' });
    const bytes = await readFile(join(dir, file));
    const zipped = await readFile(join(dir, `${file}.gz`)).catch(() => undefined);
    if (zipped && !gunzipSync(zipped).equals(bytes)) problems.push({ file, text: 'the .gz sibling holds something else' });
    for (const text of mvtProblems(bytes, known)) problems.push({ file, text });
  }
  if (count === 0) problems.push({ file: version, text: 'holds no tile' });
  return problems;
}

/** What is wrong inside one vector tile. */
export function mvtProblems(bytes: Uint8Array, known: Set<string>): string[] {
  const problems = new Set<string>();
  try {
    const { layers } = new VectorTile(new PbfReader(bytes));
    if (Object.keys(layers).length === 0) problems.add('has no layer');
    for (const [id, layer] of Object.entries(layers)) {
      if (!known.has(id)) problems.add(`layer ${id} is not declared in tiles.json`);
      if (layer.length === 0) problems.add(`layer ${id} is empty`);
      for (let k = 0; k < layer.length; k++) {
        const feature = layer.feature(k);
        const points = feature.loadGeometry().flat();
        if (points.length === 0) problems.add(`a feature of ${id} has no geometry`);
        if (points.some((p) => p.x < -REACH || p.y < -REACH || p.x > TILE_UNITS + REACH || p.y > TILE_UNITS + REACH))
          problems.add(`a feature of ${id} reaches far outside the tile`);
      }
    }
  } catch (error) {
    problems.add(`cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  return [...problems];
}
