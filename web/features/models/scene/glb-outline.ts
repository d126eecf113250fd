import { Cartesian3, Matrix4, Quaternion } from 'cesium';
import type { GroundOutline } from '../../../../data/model/model-footprint.ts';
import { groundOutline } from '../../../../data/model/outline/ground-outline.ts';
import { type Accessor, type GlbViews, readPlain } from './read-plain.ts';

/** What is read of a glb's JSON. */
interface Gltf extends GlbViews {
  scene?: number;
  scenes?: { nodes?: number[] }[];
  nodes?: { mesh?: number; children?: number[]; matrix?: number[]; translation?: number[]; rotation?: number[]; scale?: number[] }[];
  meshes?: { primitives: { attributes: { POSITION?: number }; indices?: number; mode?: number }[] }[];
  accessors?: Accessor[];
}
/** What the largest of whole numbers stands for, where they stand for 0..1. */
const LARGEST: Record<number, number> = { 5120: 127, 5121: 255, 5122: 32_767, 5123: 65_535 };
/** Corners of the twelve triangles of a box; bit 0 of each is east, bit 1 up, bit 2 south. */
const BOX = [0, 1, 5, 0, 5, 4, 2, 3, 7, 2, 7, 6, 0, 1, 3, 0, 3, 2, 4, 5, 7, 4, 7, 6, 0, 2, 6, 0, 6, 4, 1, 3, 7, 1, 7, 5];
/** More triangles than this would halt the page for a second: their boxes are taken. */
const MOST = 100_000;

/**
 * What a glb covers on the ground in its own units, for a preview: by its triangles where they lie open in the file, else by the boxes that it tells
 * of its meshes. The server unpacks what is packed. @throws where it is no glb
 */
export function glbOutline(bytes: ArrayBuffer): GroundOutline {
  const length = new DataView(bytes).getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, length))) as Gltf;
  const binary = bytes.byteLength > 28 + length ? new DataView(bytes, 28 + length) : null;
  const soup: number[] = [];
  const corner = new Cartesian3();
  const push = (world: Matrix4, x: number, y: number, z: number) => {
    Matrix4.multiplyByPoint(world, Cartesian3.fromElements(x, y, z, corner), corner);
    soup.push(corner.x, corner.y, corner.z);
  };
  const visit = (index: number, parent: Matrix4, depth: number) => {
    const node = gltf.nodes?.[index];
    // Deeper than any exporter writes: nodes that hold one another.
    if (!node || depth > 64) return;
    const world = Matrix4.multiply(parent, matrixOf(node), new Matrix4());
    for (const { attributes, indices, mode = 4 } of gltf.meshes?.[node.mesh ?? -1]?.primitives ?? []) {
      if (mode < 4) continue;
      const accessor = gltf.accessors?.[attributes.POSITION ?? -1];
      const plain = binary && mode === 4 ? readPlain(gltf, binary, accessor, 3) : null;
      const order = plain && binary && indices !== undefined ? readPlain(gltf, binary, gltf.accessors?.[indices], 1) : null;
      const count = order?.length ?? (plain?.length ?? 0) / 3;
      if (plain && (order || indices === undefined) && soup.length / 9 + count / 3 <= MOST) {
        for (let i = 0; i + (count % 3) < count; i++) {
          const at = (order?.[i] ?? i) * 3;
          push(world, plain[at] ?? 0, plain[at + 1] ?? 0, plain[at + 2] ?? 0);
        }
        continue;
      }
      const { min = [], max = [], normalized, componentType = 0 } = accessor ?? {};
      const unit = normalized ? (LARGEST[componentType] ?? 1) : 1;
      for (const i of BOX) {
        const [x = 0, y = 0, z = 0] = [0, 1, 2].map((axis) => (((i >> axis) & 1 ? max : min)[axis] ?? 0) / unit);
        push(world, x, y, z);
      }
    }
    for (const child of node.children ?? []) visit(child, world, depth + 1);
  };
  for (const root of gltf.scenes?.[gltf.scene ?? 0]?.nodes ?? []) visit(root, Matrix4.IDENTITY, 0);
  return groundOutline(Float32Array.from(soup));
}

function matrixOf({ matrix, translation, rotation, scale }: NonNullable<Gltf['nodes']>[number]): Matrix4 {
  if (matrix) return Matrix4.unpack(matrix);
  return Matrix4.fromTranslationQuaternionRotationScale(
    translation ? Cartesian3.unpack(translation) : Cartesian3.ZERO,
    rotation ? Quaternion.unpack(rotation) : Quaternion.IDENTITY,
    scale ? Cartesian3.unpack(scale) : Cartesian3.ONE,
    new Matrix4(),
  );
}
