import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoadedGraph, loadGraph } from '../../../data/model/directions/load-graph.ts';
import { GraphEntry } from './contract.ts';

/** Cities whose graphs are kept ready; the one asked longest ago goes first. */
const KEPT = 12;

interface Shelved {
  entry: GraphEntry;
  loaded: LoadedGraph;
}
const shelf = new Map<string, { version: string; ready: Promise<Shelved> }>();

/** The street graph of a built city, read once a version; null while none is built. */
export async function cityGraph(dataDir: string, city: string): Promise<Shelved | null> {
  const folder = join(dataDir, 'tiles', city, 'streets-graph');
  const text = await readFile(join(folder, 'graph.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  const entry = GraphEntry.parse(JSON.parse(text));
  const known = shelf.get(folder);
  const ready =
    known?.version === entry.version
      ? known.ready
      : readFile(join(folder, entry.graph)).then((bytes) => ({ entry, loaded: loadGraph(bytes) }));
  shelf.delete(folder);
  shelf.set(folder, { version: entry.version, ready });
  for (const oldest of shelf.keys()) {
    if (shelf.size <= KEPT) break;
    shelf.delete(oldest);
  }
  // A file that could not be read is tried again.
  return ready.catch((error) => {
    shelf.delete(folder);
    throw error;
  });
}
