import type { Building, Note } from '../contract.ts';
import { frameAt, frameMatrix } from '../geo/wgs84.ts';
import { ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER, GL, GlbWriter } from '../gltf/GlbWriter.ts';
import type { Region } from '../gltf/tilesetDocument.ts';
import { addBuilding } from './addBuilding.ts';
import { MeshSink, STEP } from './MeshSink.ts';
import { propertyTable } from './propertyTable.ts';
import { at } from './Ring.ts';
import type { Tally } from './Tally.ts';

/** A building and the ground under it, ellipsoidal metres: where it stands and the lowest under its footprint. */
export interface Sited {
  building: Building;
  stands: number;
  lowest: number;
}

export interface BuiltTile {
  glb: Uint8Array;
  region: Region;
  transform: number[];
  /** Buildings drawn. */
  count: number;
}

/** Builds one tile's glb; undefined when nothing in it can be drawn. `tally` counts what was mended and skipped. */
export function buildTile(sited: readonly Sited[], origin: readonly [number, number, number], tally: Tally): BuiltTile | undefined {
  const frame = frameAt(...origin);
  const sink = new MeshSink();
  const drawn: Building[] = [];
  const region: Region = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity];
  for (const one of sited) if (addBuilding(sink, one, drawn.length, frame, region, tally)) drawn.push(one.building);
  if (!drawn.length) return undefined;
  return { glb: tileGlb(sink, drawn), region, transform: frameMatrix(frame), count: drawn.length };
}

function tileGlb(sink: MeshSink, buildings: readonly Building[]): Uint8Array {
  const glb = new GlbWriter();
  const n = sink.vertices;
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  // glTF axes: x east, y up, z south.
  const axis = (i: number, k: number): number =>
    k === 0 ? at(sink.positions, 3 * i) : k === 1 ? at(sink.positions, 3 * i + 2) : -at(sink.positions, 3 * i + 1);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < 3; k++) {
      const v = axis(i, k);
      if (v < at(low, k)) low[k] = v;
      if (v > at(high, k)) high[k] = v;
    }
  }
  const positions = new Uint16Array(4 * n);
  for (let i = 0; i < n; i++) for (let k = 0; k < 3; k++) positions[4 * i + k] = axis(i, k) - at(low, k);
  const vertex = (data: ArrayBufferView, stride: number): number =>
    glb.codedView(data, n, stride, 'ATTRIBUTES', { target: ARRAY_BUFFER, vertex: true });
  const attribute = (data: ArrayBufferView, stride: number, rest: object): number =>
    glb.accessor({ bufferView: vertex(data, stride), count: n, ...rest });
  const indices = sink.indices.slice(0, sink.indexCount);
  const small = n <= 65535;
  const mesh = {
    attributes: {
      POSITION: attribute(positions, 8, {
        componentType: GL.UNSIGNED_SHORT,
        type: 'VEC3',
        min: [0, 0, 0],
        max: high.map((h, k) => h - at(low, k)),
      }),
      NORMAL: attribute(sink.normals.slice(0, 4 * n), 4, { componentType: GL.BYTE, normalized: true, type: 'VEC3' }),
      COLOR_0: attribute(sink.colours.slice(0, 4 * n), 4, { componentType: GL.UNSIGNED_BYTE, normalized: true, type: 'VEC4' }),
      _FEATURE_ID_0: attribute(sink.features.slice(0, 2 * n), 4, { componentType: GL.UNSIGNED_SHORT, type: 'SCALAR' }),
    },
    indices: glb.accessor({
      bufferView: glb.codedView(small ? Uint16Array.from(indices) : indices, indices.length, small ? 2 : 4, 'TRIANGLES', {
        target: ELEMENT_ARRAY_BUFFER,
      }),
      componentType: small ? GL.UNSIGNED_SHORT : GL.UNSIGNED_INT,
      type: 'SCALAR',
      count: indices.length,
    }),
    material: 0,
    extensions: { EXT_mesh_features: { featureIds: [{ featureCount: buildings.length, attribute: 0, propertyTable: 0 }] } },
  };
  return glb.finish({
    extensionsUsed: ['KHR_mesh_quantization', 'EXT_mesh_features', 'EXT_structural_metadata'],
    extensionsRequired: ['KHR_mesh_quantization'],
    extensions: { EXT_structural_metadata: propertyTable(glb, buildings) },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, scale: [STEP, STEP, STEP], translation: low.map((v) => v * STEP) }],
    meshes: [{ primitives: [mesh] }],
    materials: [{ pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 1 } }],
  });
}

/** Notes of the stage in a steady order. */
export function notesOf(tally: Tally, stage: string, texts: Record<string, string>): Note[] {
  return [...tally.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ stage, code, count, text: texts[code] ?? code }));
}
