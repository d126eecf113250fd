/**
 * graph.bin: `TCSG`, uint32 version, uint32 number of sections; then a table of 16 bytes a section (kind, byte offset, number of values, 0),
 * then the sections, each at a multiple of four bytes, all little-endian. Numbers that follow one another are stored as differences: they compress
 * to a third, and one pass at loading adds them up.
 */
import type { GraphAbout, StreetGraph } from './street-graph.ts';

export const GRAPH_MAGIC = 0x47534354;
export const GRAPH_VERSION = 1;
const SECTIONS = ['nodeLng', 'nodeLat', 'nodeHeight', 'from', 'to', 'shapeCount', 'shapeLng', 'shapeLat', 'shapeHeight', 'length'] as const;
const MORE = ['edgeClass', 'forward', 'backward', 'surface', 'flags', 'maxSpeed', 'name', 'turns', 'text'] as const;
const KINDS = [...SECTIONS, ...MORE];
type Kind = (typeof KINDS)[number];
type Values = Int32Array | Int16Array | Uint32Array | Uint16Array | Uint8Array;

/** Whole file. @throws RangeError when an edge has more than 65,535 inner points or two of them lie more than 3 km apart */
export function writeGraph(graph: StreetGraph): Uint8Array {
  const count = graph.edges;
  const shapeCount = new Uint16Array(count);
  for (let e = 0; e < count; e++) {
    const points = at(graph.shapeFirst, e + 1) - at(graph.shapeFirst, e);
    if (points > 65_535) throw new RangeError(`edge ${e} has ${points} points`);
    shapeCount[e] = points;
  }
  const text = new TextEncoder().encode(JSON.stringify({ about: graph.about, names: graph.names }));
  const values: Record<Kind, Values> = {
    ...{ nodeLng: differences(graph.nodeLng), nodeLat: differences(graph.nodeLat), nodeHeight: differences16(graph.nodeHeight) },
    ...{ from: differences(graph.from), to: Int32Array.from(graph.to, (node, e) => node - at(graph.from, e)) },
    ...{ shapeCount, shapeLng: steps(graph, 'shapeLng', 'nodeLng'), shapeLat: steps(graph, 'shapeLat', 'nodeLat') },
    ...{ shapeHeight: steps(graph, 'shapeHeight', 'nodeHeight'), length: graph.length },
    ...{ edgeClass: graph.edgeClass, forward: graph.forward, backward: graph.backward, surface: graph.surface },
    ...{ flags: graph.flags, maxSpeed: graph.maxSpeed, name: graph.name, turns: graph.turns, text },
  };
  let size = 12 + 16 * KINDS.length;
  const offsets = KINDS.map((kind) => {
    const offset = size;
    size += Math.ceil(values[kind].byteLength / 4) * 4;
    return offset;
  });
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  [GRAPH_MAGIC, GRAPH_VERSION, KINDS.length].forEach((value, i) => void view.setUint32(4 * i, value, true));
  KINDS.forEach((kind, i) => {
    const part = values[kind];
    [i, offsets[i] ?? 0, part.length, 0].forEach((value, k) => void view.setUint32(12 + 16 * i + 4 * k, value, true));
    file.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offsets[i]);
  });
  return file;
}

/** @throws an Error in one sentence when the bytes are no graph, of another version, or cut short */
export function readGraph(bytes: Uint8Array): StreetGraph {
  // Sections are read in place; a buffer that begins at an odd address is copied first.
  const file = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.length < 12 || view.getUint32(0, true) !== GRAPH_MAGIC) throw new Error('This is no street graph.');
  const version = view.getUint32(4, true);
  if (version !== GRAPH_VERSION) throw new Error(`This street graph is of version ${version}; version ${GRAPH_VERSION} is read.`);
  const place = (kind: Kind, bytesEach: number): [ArrayBufferLike, number, number] => {
    const row = 12 + 16 * KINDS.indexOf(kind);
    const [offset, length] = row + 16 > file.length ? [0, file.length] : [view.getUint32(row + 4, true), view.getUint32(row + 8, true)];
    if (offset + length * bytesEach > file.length) throw new Error('This street graph is cut short.');
    return [file.buffer, file.byteOffset + offset, length];
  };
  const bytesOf = (kind: Kind) => new Uint8Array(...place(kind, 1));
  const { about, names }: { about: GraphAbout; names: StreetGraph['names'] } = JSON.parse(new TextDecoder().decode(bytesOf('text')));
  const from = Uint32Array.from(sums(new Int32Array(...place('from', 4))));
  const to = Uint32Array.from(new Int32Array(...place('to', 4)), (difference, e) => at(from, e) + difference);
  const counts = new Uint16Array(...place('shapeCount', 2));
  const shapeFirst = new Uint32Array(from.length + 1);
  for (let e = 0; e < from.length; e++) shapeFirst[e + 1] = at(shapeFirst, e) + at(counts, e);
  const nodeLng = sums(new Int32Array(...place('nodeLng', 4)));
  const nodeLat = sums(new Int32Array(...place('nodeLat', 4)));
  const nodeHeight = Int16Array.from(sums(Int32Array.from(new Int16Array(...place('nodeHeight', 2)))));
  const along = (kind: Kind, node: Int32Array | Int16Array) => {
    const stepsOf = new Int16Array(...place(kind, 2));
    const out = new Int32Array(stepsOf.length);
    for (let e = 0; e < from.length; e++) {
      let value = at(node, at(from, e));
      for (let i = at(shapeFirst, e); i < at(shapeFirst, e + 1); i++) {
        value += at(stepsOf, i);
        out[i] = value;
      }
    }
    return out;
  };
  return {
    ...{ nodes: nodeLng.length, nodeLng, nodeLat, nodeHeight, edges: from.length, from, to, shapeFirst },
    ...{ shapeLng: along('shapeLng', nodeLng), shapeLat: along('shapeLat', nodeLat) },
    shapeHeight: Int16Array.from(along('shapeHeight', nodeHeight)),
    length: new Uint32Array(...place('length', 4)),
    ...{ edgeClass: bytesOf('edgeClass'), forward: bytesOf('forward'), backward: bytesOf('backward') },
    ...{ surface: bytesOf('surface'), flags: bytesOf('flags'), maxSpeed: bytesOf('maxSpeed') },
    name: new Uint32Array(...place('name', 4)),
    turns: new Uint32Array(...place('turns', 4)),
    ...{ about, names },
  };
}

function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? 0;
}

function differences(values: Int32Array | Uint32Array): Int32Array {
  return Int32Array.from(values, (value: number, i: number) => value - (i ? at(values, i - 1) : 0));
}
function differences16(values: Int16Array): Int16Array {
  return Int16Array.from(values, (value, i) => value - (i ? at(values, i - 1) : 0));
}
function sums(values: Int32Array): Int32Array {
  const out = new Int32Array(values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += at(values, i);
    out[i] = sum;
  }
  return out;
}

/** Each inner point as the step from the point before it, the first from the edge's node. */
function steps(graph: StreetGraph, shape: 'shapeLng' | 'shapeLat' | 'shapeHeight', node: 'nodeLng' | 'nodeLat' | 'nodeHeight'): Int16Array {
  const out = new Int16Array(graph[shape].length);
  for (let e = 0; e < graph.edges; e++) {
    let before = at(graph[node], at(graph.from, e));
    for (let i = at(graph.shapeFirst, e); i < at(graph.shapeFirst, e + 1); i++) {
      const step = at(graph[shape], i) - before;
      if (step < -32_768 || step > 32_767) throw new RangeError(`edge ${e} has a step of ${step}`);
      out[i] = step;
      before = at(graph[shape], i);
    }
  }
  return out;
}
