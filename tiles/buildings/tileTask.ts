import { join } from 'node:path';
import { type WrittenSizes, writeCompressed } from '../files/precompress.ts';
import type { Region } from '../gltf/tilesetDocument.ts';
import { buildTile, type Sited } from './buildTile.ts';
import { Tally } from './Tally.ts';

/** One tile to build and write; plain data, so that it can be sent to a worker. */
export interface TileTask {
  index: number;
  outDir: string;
  uri: string;
  origin: [number, number, number];
  sited: Sited[];
}

export interface TileResult {
  index: number;
  tally: [string, number][];
  /** Absent when no building of the tile could be drawn. */
  written?: { sizes: WrittenSizes; region: Region; transform: number[]; count: number };
}

/** Builds a tile and writes it with its compressed siblings. */
export async function runTileTask(task: TileTask): Promise<TileResult> {
  const tally = new Tally();
  const tile = buildTile(task.sited, task.origin, tally);
  if (!tile) return { index: task.index, tally: [...tally.counts] };
  const sizes = await writeCompressed(join(task.outDir, task.uri), tile.glb);
  return {
    index: task.index,
    tally: [...tally.counts],
    written: { sizes, region: tile.region, transform: tile.transform, count: tile.count },
  };
}
