import { join } from 'node:path';
import { writeGraph } from '../../../data/model/directions/graph-file.ts';
import { writeCompressed } from '../../files/precompress.ts';
import { makeGraph } from '../../streets/make-graph.ts';
import type { Stage } from '../stage.ts';

export const streetsGraph: Stage = {
  name: 'streets-graph',
  entry: 'graph.json',
  code: ['streets', '../data/model/directions'],
  onGround: false,
  async run({ model, attribution, sample, outDir, version, onProgress }) {
    const started = performance.now();
    const { graph, lostTurns } = makeGraph({
      roads: model.roads,
      ...(model.turns ? { turns: model.turns } : {}),
      // The relief itself: the drawn mesh has a step where its finest level ends, and roads go on there.
      height: (lng, lat) => model.elevation.sample(lng, lat),
      about: { sample, attribution },
    });
    const { plain, gzip, brotli } = await writeCompressed(join(outDir, 'graph.bin'), writeGraph(graph), 9);
    onProgress?.({ stage: 'streets-graph', done: 1, total: 1 });
    const text = 'Turn restrictions whose roads do not meet at the node that they name; left out.';
    const notes = lostTurns > 0 ? [{ stage: 'streets-graph', code: 'turn-lost', count: lostTurns, text }] : [];
    const { nodes, edges } = graph;
    return {
      report: {
        stage: 'streets-graph',
        items: edges,
        tiles: 1,
        bytes: gzip,
        milliseconds: performance.now() - started,
        reused: false,
        notes,
      },
      entry: { version, graph: `${version}/graph.bin`, nodes, edges, bytes: plain, gzip, brotli, sample },
    };
  },
};
