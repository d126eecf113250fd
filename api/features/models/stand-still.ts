import type { Document, Node, Primitive } from '@gltf-transform/core';
import { corners } from './scene-triangles.ts';

const moves = (node: Node) =>
  node.getSkin() !== null || [...(node.getMesh()?.getWeights() ?? []), ...node.getWeights()].some((weight) => weight !== 0);

/** Without bones and shapes to blend in: what it is at rest. Normals are made anew later. */
function bare(primitive: Primitive): Primitive {
  for (const target of primitive.listTargets()) primitive.removeTarget(target);
  for (const name of primitive.listSemantics()) if (/^(JOINTS|WEIGHTS|NORMAL|TANGENT)/.test(name)) primitive.setAttribute(name, null);
  return primitive;
}

/** Nothing on the map moves: what bones hold and shapes blend is set where it stands at rest, and animations go. @returns whether there was any of it */
export function standStill(document: Document): boolean {
  const root = document.getRoot();
  const buffer = root.listBuffers()[0] ?? document.createBuffer();
  let changed = root.listAnimations().length > 0;
  for (const scene of root.listScenes()) {
    const moving: Node[] = [];
    scene.traverse((node) => void (node.getMesh() && moves(node) && moving.push(node)));
    for (const node of moving) {
      const still = document.createMesh(node.getMesh()?.getName());
      for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
        const at = document.createAccessor().setType('VEC3').setArray(corners(node, primitive)).setBuffer(buffer);
        still.addPrimitive(bare(primitive.clone()).setAttribute('POSITION', at));
      }
      // Corners stand in the scene already.
      scene.addChild(document.createNode(node.getName()).setMesh(still));
      node.setMesh(null).setSkin(null);
      changed = true;
    }
  }
  for (const shown of [...root.listMeshes(), ...root.listNodes()]) shown.setWeights([]);
  for (const mesh of root.listMeshes())
    for (const primitive of mesh.listPrimitives())
      for (const target of primitive.listTargets()) {
        primitive.removeTarget(target);
        changed = true;
      }
  for (const one of [...root.listAnimations(), ...root.listSkins()]) one.dispose();
  return changed;
}
