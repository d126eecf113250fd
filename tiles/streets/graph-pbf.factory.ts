import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { EDGE_CLASSES, MODE_BIT, type StreetGraph } from '../../data/model/directions/street-graph.ts';

/** A block holds at most this many things, as the format advises. */
const BATCH = 8000;
const HIGHWAY: Partial<Record<(typeof EDGE_CLASSES)[number], string>> = { minor: 'residential', living: 'living_street' };

/**
 * A street graph as OpenStreetMap PBF, so that another router can be asked the same: each edge a way with its corners, `highway` and `oneway`.
 * Source of the format: https://wiki.openstreetmap.org/wiki/PBF_Format
 */
export function graphPbf(graph: StreetGraph): Uint8Array {
  const corners: [lng: number, lat: number][] = [];
  for (let v = 0; v < graph.nodes; v++) corners.push([graph.nodeLng[v] ?? 0, graph.nodeLat[v] ?? 0]);
  const ways: { refs: number[]; tags: string[] }[] = [];
  for (let e = 0; e < graph.edges; e++) {
    const refs = [graph.from[e] ?? 0];
    for (let s = graph.shapeFirst[e] ?? 0; s < (graph.shapeFirst[e + 1] ?? 0); s++) {
      refs.push(corners.length);
      corners.push([graph.shapeLng[s] ?? 0, graph.shapeLat[s] ?? 0]);
    }
    refs.push(graph.to[e] ?? 0);
    const kind = EDGE_CLASSES[graph.edgeClass[e] ?? 0] ?? 'minor';
    const single = ((graph.forward[e] ?? 0) & MODE_BIT.car) > 0 && ((graph.backward[e] ?? 0) & MODE_BIT.car) === 0;
    ways.push({ refs, tags: ['highway', HIGHWAY[kind] ?? kind, ...(single ? ['oneway', 'yes'] : [])] });
  }
  const header = message((pbf) => {
    pbf.writeStringField(4, 'OsmSchema-V0.6');
    pbf.writeStringField(4, 'DenseNodes');
  });
  return Buffer.concat([
    blob('OSMHeader', header),
    ...batches(corners.length).map(([from, to]) => blob('OSMData', nodesBlock(corners.slice(from, to), from))),
    ...batches(ways.length).map(([from, to]) => blob('OSMData', waysBlock(ways.slice(from, to), from))),
  ]);
}

function nodesBlock(corners: readonly [number, number][], first: number): Uint8Array {
  // Degrees as whole 1e-7, the format's granularity of 100 nanodegrees; the graph keeps 1e-6.
  const dense = message((pbf) => {
    pbf.writePackedSVarint(1, deltas(corners.map((_, i) => first + i + 1)));
    pbf.writePackedSVarint(8, deltas(corners.map(([, lat]) => lat * 10)));
    pbf.writePackedSVarint(9, deltas(corners.map(([lng]) => lng * 10)));
  });
  return block(
    [''],
    message((pbf) => pbf.writeBytesField(2, dense)),
  );
}

function waysBlock(ways: readonly { refs: number[]; tags: string[] }[], first: number): Uint8Array {
  const words = ['', ...new Set(ways.flatMap(({ tags }) => tags))];
  const group = message((pbf) => {
    for (const [i, { refs, tags }] of ways.entries()) {
      const numbers = tags.map((word) => words.indexOf(word));
      const way = message((own) => {
        own.writeVarintField(1, first + i + 1);
        own.writePackedVarint(
          2,
          numbers.filter((_, at) => at % 2 === 0),
        );
        own.writePackedVarint(
          3,
          numbers.filter((_, at) => at % 2 === 1),
        );
        own.writePackedSVarint(8, deltas(refs.map((ref) => ref + 1)));
      });
      pbf.writeBytesField(3, way);
    }
  });
  return block(words, group);
}

function block(words: readonly string[], group: Uint8Array): Uint8Array {
  const table = message((pbf) => {
    for (const word of words) pbf.writeBytesField(1, Buffer.from(word));
  });
  return message((pbf) => {
    pbf.writeBytesField(1, table);
    pbf.writeBytesField(2, group);
  });
}

function blob(type: 'OSMHeader' | 'OSMData', content: Uint8Array): Uint8Array {
  const body = message((pbf) => {
    pbf.writeVarintField(2, content.length);
    pbf.writeBytesField(3, deflateSync(content));
  });
  const head = message((pbf) => {
    pbf.writeStringField(1, type);
    pbf.writeVarintField(3, body.length);
  });
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length);
  return Buffer.concat([size, head, body]);
}

function message(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish();
}

const batches = (count: number): [from: number, to: number][] =>
  Array.from({ length: Math.ceil(count / BATCH) }, (_, i) => [i * BATCH, Math.min(count, (i + 1) * BATCH)]);
const deltas = (values: readonly number[]): number[] => values.map((value, i) => value - (i > 0 ? (values[i - 1] ?? 0) : 0));
