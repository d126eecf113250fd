import { type mat4, type Node, Primitive, type Scene } from '@gltf-transform/core';

/** Adds a point, moved by a matrix in glTF's order (column after column) and times a share, to the three values that begin at `to`. */
function addMoved(out: Float32Array, to: number, m: mat4, [x, y, z]: readonly [number, number, number], share = 1): void {
  for (let axis = 0; axis < 3; axis++)
    out[to + axis] =
      (out[to + axis] ?? 0) + share * ((m[axis] ?? 0) * x + (m[4 + axis] ?? 0) * y + (m[8 + axis] ?? 0) * z + (m[12 + axis] ?? 0));
}

/** Where the corners of a primitive stand in the scene, x, y, z each: moved by its node, or by the bones that hold it, when the node does nothing. */
export function corners(node: Node, primitive: Primitive): Float32Array<ArrayBuffer> {
  const positions = primitive.getAttribute('POSITION');
  const [joints, weights] = [primitive.getAttribute('JOINTS_0'), primitive.getAttribute('WEIGHTS_0')];
  const skin = joints && weights ? node.getSkin() : null;
  const world = node.getWorldMatrix();
  const bones = skin?.listJoints().map((joint) => joint.getWorldMatrix()) ?? [];
  const unbind = bones.map((_, i) => skin?.getInverseBindMatrices()?.getElement(i, []) as mat4 | undefined);
  const weight = node.getWeights().length > 0 ? node.getWeights() : (node.getMesh()?.getWeights() ?? []);
  const shapes = primitive.listTargets().map((target, i) => ({ by: target.getAttribute('POSITION'), share: weight[i] ?? 0 }));
  const blended = shapes.filter(({ share }) => share !== 0);
  const out = new Float32Array((positions?.getCount() ?? 0) * 3);
  const [at, unbound]: [number[], Float32Array] = [[], new Float32Array(3)];
  for (let i = 0; i < out.length; i += 3) {
    positions?.getElement(i / 3, at);
    for (const { by, share } of blended)
      by?.getElement(i / 3, []).forEach((value, axis) => {
        at[axis] = (at[axis] ?? 0) + share * value;
      });
    const [x = 0, y = 0, z = 0] = at;
    if (!skin) addMoved(out, i, world, [x, y, z]);
    const held = skin ? (weights?.getElement(i / 3, []) ?? []) : [];
    // Exporters round them: together they are one.
    const all = held.reduce((sum, share) => sum + share, 0);
    joints?.getElement(i / 3, []).forEach((joint, k) => {
      const [bone, inverse, share] = [bones[joint], unbind[joint], (held[k] ?? 0) / all];
      if (!bone || !(share > 0)) return;
      unbound.fill(0);
      if (inverse) addMoved(unbound, 0, inverse, [x, y, z]);
      const [u = 0, v = 0, w = 0] = inverse ? unbound : [x, y, z];
      addMoved(out, i, bone, [u, v, w], share);
    });
  }
  return out;
}

/** Three indices a triangle. */
function* triples(primitive: Primitive, count: number): Generator<[number, number, number]> {
  const indices = primitive.getIndices();
  const total = indices?.getCount() ?? count;
  const at = (i: number) => indices?.getScalar(i) ?? i;
  const mode = primitive.getMode();
  if (mode === Primitive.Mode.TRIANGLES) for (let i = 0; i + 2 < total; i += 3) yield [at(i), at(i + 1), at(i + 2)];
  if (mode === Primitive.Mode.TRIANGLE_STRIP) for (let i = 0; i + 2 < total; i++) yield [at(i), at(i + 1), at(i + 2)];
  if (mode === Primitive.Mode.TRIANGLE_FAN) for (let i = 1; i + 1 < total; i++) yield [at(0), at(i), at(i + 1)];
}

/** All triangles of a scene where its nodes and bones put them: x, y, z of three corners each, as `groundOutline` reads them. Lines and points are none. */
export function sceneTriangles(scene: Scene): Float32Array {
  const parts: Float32Array[] = [];
  scene.traverse((node) => {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const points = corners(node, primitive);
      const found: number[] = [];
      for (const triple of triples(primitive, points.length / 3))
        for (const corner of triple) for (let axis = 0; axis < 3; axis++) found.push(points[corner * 3 + axis] ?? Number.NaN);
      parts.push(Float32Array.from(found));
    }
  });
  const soup = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    soup.set(part, end);
    end += part.length;
  }
  return soup;
}
