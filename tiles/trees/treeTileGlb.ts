import { ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER, GL, GlbWriter } from '../gltf/GlbWriter.ts';
import { MODELS, type ModelName } from './models.ts';
import type { Shape } from './Shape.ts';

/** One thing to place: x east, y up, z south in metres about the tile's origin; turn in radians about y. */
export interface Placed {
  model: ModelName;
  position: readonly [number, number, number];
  turn: number;
  /** Metres. */
  height: number;
  /** Breadth against the model's own proportions. */
  girth: number;
}

/** A glb with one instanced node a kind (EXT_mesh_gpu_instancing). */
export function treeTileGlb(placed: readonly Placed[]): Uint8Array {
  const glb = new GlbWriter();
  const kinds = [...new Set(placed.map(({ model }) => model))].sort();
  const meshes = kinds.map((kind) => ({ name: kind, primitives: [primitive(glb, MODELS[kind])] }));
  const nodes = kinds.map((kind, mesh) => ({
    mesh,
    extensions: {
      EXT_mesh_gpu_instancing: {
        attributes: instances(
          glb,
          placed.filter(({ model }) => model === kind),
        ),
      },
    },
  }));
  return glb.finish({
    extensionsUsed: ['KHR_mesh_quantization', 'EXT_mesh_gpu_instancing'],
    extensionsRequired: ['KHR_mesh_quantization', 'EXT_mesh_gpu_instancing'],
    scene: 0,
    scenes: [{ nodes: nodes.map((_, i) => i) }],
    nodes,
    meshes,
    materials: [{ doubleSided: true, pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 1 } }],
  });
}

function primitive(glb: GlbWriter, shape: Shape): object {
  const n = shape.positions.length / 3;
  const positions = padded(Int16Array, shape.positions, n, 32767);
  const normals = padded(Int8Array, shape.normals, n, 127);
  const view = (data: ArrayBufferView, stride: number): number =>
    glb.codedView(data, n, stride, 'ATTRIBUTES', { target: ARRAY_BUFFER, vertex: true });
  const axis = (k: number): number[] => Array.from({ length: n }, (_, i) => positions[4 * i + k] ?? 0);
  const attribute = (bufferView: number, rest: object): number => glb.accessor({ bufferView, count: n, normalized: true, ...rest });
  const indices = Uint16Array.from(shape.indices);
  return {
    attributes: {
      POSITION: attribute(view(positions, 8), {
        componentType: GL.SHORT,
        type: 'VEC3',
        min: [0, 1, 2].map((k) => Math.min(...axis(k))),
        max: [0, 1, 2].map((k) => Math.max(...axis(k))),
      }),
      NORMAL: attribute(view(normals, 4), { componentType: GL.BYTE, type: 'VEC3' }),
      COLOR_0: attribute(view(Uint8Array.from(shape.colours), 4), { componentType: GL.UNSIGNED_BYTE, type: 'VEC4' }),
    },
    indices: glb.accessor({
      bufferView: glb.codedView(indices, indices.length, 2, 'TRIANGLES', { target: ELEMENT_ARRAY_BUFFER }),
      componentType: GL.UNSIGNED_SHORT,
      type: 'SCALAR',
      count: indices.length,
    }),
    material: 0,
  };
}

/** Three values and a zero a vertex, scaled to a normalised integer type. */
function padded<T extends Int16Array | Int8Array>(Kind: new (n: number) => T, values: number[], n: number, scale: number): T {
  const out = new Kind(4 * n);
  for (let i = 0; i < n; i++) for (let k = 0; k < 3; k++) out[4 * i + k] = Math.round((values[3 * i + k] ?? 0) * scale);
  return out;
}

/** Floats as the extension's widest-read form; on coarse steps, so that they pack well. */
function instances(glb: GlbWriter, placed: readonly Placed[]): object {
  const n = placed.length;
  const translation = new Float32Array(3 * n);
  const rotation = new Float32Array(4 * n);
  const scale = new Float32Array(3 * n);
  placed.forEach(({ position, turn, height, girth }, i) => {
    translation.set(
      position.map((v) => Math.round(v * 16) / 16),
      3 * i,
    );
    const half = (Math.round((turn / Math.PI) * 16) / 16) * (Math.PI / 2);
    rotation.set([0, Math.sin(half), 0, Math.cos(half)], 4 * i);
    const h = Math.round(height * 8) / 8;
    const w = Math.round(height * girth * 8) / 8;
    scale.set([w, h, w], 3 * i);
  });
  const axis = (k: number): number[] => Array.from({ length: n }, (_, i) => translation[3 * i + k] ?? 0);
  const accessor = (data: Float32Array, stride: number, type: string, rest: object = {}): number =>
    glb.accessor({ bufferView: glb.codedView(data, n, stride, 'ATTRIBUTES'), componentType: GL.FLOAT, type, count: n, ...rest });
  const bounds = {
    min: [0, 1, 2].map((k) => axis(k).reduce((a, b) => Math.min(a, b), Infinity)),
    max: [0, 1, 2].map((k) => axis(k).reduce((a, b) => Math.max(a, b), -Infinity)),
  };
  return {
    TRANSLATION: accessor(translation, 12, 'VEC3', bounds),
    ROTATION: accessor(rotation, 16, 'VEC4'),
    SCALE: accessor(scale, 12, 'VEC3'),
  };
}
