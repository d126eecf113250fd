import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gridGraph } from '../../data/model/directions/grid-graph.factory.ts';
import { MODE_BIT } from '../../data/model/directions/street-graph.ts';
import { dataset } from '../sources/datasets.factory.ts';
import importer from '../sources/osm-pbf/importer.ts';
import { graphPbf } from './graph-pbf.factory.ts';
import { makeGraph } from './make-graph.ts';

it('a graph written for another router is read back by our importer as the same streets', async () => {
  const graph = gridGraph({ columns: 100, rows: 90, seed: 3 });
  const dir = await mkdtemp(join(tmpdir(), 'graph-pbf-'));
  try {
    const path = join(dir, 'grid.osm.pbf');
    await writeFile(path, graphPbf(graph));
    const { parts } = await importer.read([path], { dataset: dataset('roads', 'osm-pbf') });
    const read = makeGraph({ roads: parts.roads ?? [], height: () => 0, about: { sample: true, attribution: [] } }).graph;
    expect(read.edges).toBe(graph.edges);
    const sorted = (values: ArrayLike<number>) => [...Array.from(values)].sort((a, b) => a - b);
    const touched = new Set([...graph.from, ...graph.to]);
    expect(sorted(read.nodeLng)).toEqual(sorted([...touched].map((v) => graph.nodeLng[v] ?? 0)));
    const single = ({ forward, backward }: typeof graph) =>
      [...forward].filter((bits, e) => (bits & MODE_BIT.car) !== ((backward[e] ?? 0) & MODE_BIT.car)).length;
    expect(single(read)).toBe(single(graph));
  } finally {
    await rm(dir, { recursive: true });
  }
});
