import { convex, multiPoint } from '@turf/turf';
import { Cartesian3, Matrix4, Quaternion } from 'cesium';
import type { GroundOutline } from '../../../../data/model/model-footprint.ts';

/** What is read of a glb's JSON. */
interface Outline {
  scene?: number;
  scenes?: { nodes?: number[] }[];
  nodes?: { mesh?: number; children?: number[]; matrix?: number[]; translation?: number[]; rotation?: number[]; scale?: number[] }[];
  meshes?: { primitives: { attributes: { POSITION?: number } }[] }[];
  accessors?: { min?: number[]; max?: number[]; normalized?: boolean; componentType: number }[];
}
/** What the largest of whole numbers stands for, where they stand for 0..1. */
const LARGEST: Record<number, number> = { 5120: 127, 5121: 255, 5122: 32_767, 5123: 65_535 };

/**
 * Roughly what a glb covers on the ground in its own units, by the boxes that it tells of its meshes: good for a preview. The server looks at
 * every vertex. @throws where it is no glb
 */
export function glbOutline(bytes: ArrayBuffer): GroundOutline {
  const length = new DataView(bytes).getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, length))) as Outline;
  const points: [number, number][] = [];
  const corner = new Cartesian3();
  const visit = (index: number, parent: Matrix4, depth: number) => {
    const node = gltf.nodes?.[index];
    // Deeper than any exporter writes: nodes that hold one another.
    if (!node || depth > 64) return;
    const world = Matrix4.multiply(parent, matrixOf(node), new Matrix4());
    for (const { attributes } of gltf.meshes?.[node.mesh ?? -1]?.primitives ?? []) {
      const { min = [], max = [], normalized, componentType = 0 } = gltf.accessors?.[attributes.POSITION ?? -1] ?? {};
      const unit = normalized ? (LARGEST[componentType] ?? 1) : 1;
      for (let i = 0; i < 8; i++) {
        const [x, y, z] = [0, 1, 2].map((axis) => (((i >> axis) & 1 ? max : min)[axis] ?? 0) / unit);
        Matrix4.multiplyByPoint(world, Cartesian3.fromElements(x ?? 0, y ?? 0, z ?? 0, corner), corner);
        points.push([corner.x, corner.z]);
      }
    }
    for (const child of node.children ?? []) visit(child, world, depth + 1);
  };
  for (const root of gltf.scenes?.[gltf.scene ?? 0]?.nodes ?? []) visit(root, Matrix4.IDENTITY, 0);
  const ring = points.length > 2 ? (convex(multiPoint(points))?.geometry.coordinates[0] as [number, number][] | undefined) : undefined;
  return ring ? [[ring.slice(1)]] : [];
}

function matrixOf({ matrix, translation, rotation, scale }: NonNullable<Outline['nodes']>[number]): Matrix4 {
  if (matrix) return Matrix4.unpack(matrix);
  return Matrix4.fromTranslationQuaternionRotationScale(
    translation ? Cartesian3.unpack(translation) : Cartesian3.ZERO,
    rotation ? Quaternion.unpack(rotation) : Quaternion.IDENTITY,
    scale ? Cartesian3.unpack(scale) : Cartesian3.ONE,
    new Matrix4(),
  );
}
