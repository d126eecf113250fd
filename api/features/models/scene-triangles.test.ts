import type { Document } from '@gltf-transform/core';
import { describe, expect, it } from 'vitest';
import { groundBox } from '../../../data/model/outline/ground-outline.ts';
import { makePrism } from '../../testing/make-prism.ts';
import { sceneTriangles } from './scene-triangles.ts';

const STRIP: [number, number][] = [
  [0, 0],
  [40, 0],
  [40, 10],
  [0, 10],
];
const boxOf = (made: ReturnType<typeof makePrism>) =>
  groundBox(sceneTriangles(made.scene)).map((value) => Math.round(value * 1000) / 1000 + 0);
const one = <T>(list: T[]): T => {
  const [first] = list;
  if (!first) throw new Error('There is none.');
  return first;
};
const primitiveOf = (document: Document) => one(one(document.getRoot().listMeshes()).listPrimitives());

describe('the triangles of a scene', () => {
  it('stand where its nodes are moved and turned to', () => {
    expect(boxOf(makePrism(STRIP))).toEqual([0, 0, 40, 10]);
    // Turned by 90 degrees about y, x becomes -z.
    expect(boxOf(makePrism(STRIP, { move: [5, 3, -7], turn: Math.PI / 2 }))).toEqual([5, -47, 15, -7]);
  });

  it('follow the bones of a skin, not the node that shows it: exporters scale either', () => {
    const made = makePrism(STRIP);
    const { document, scene } = made;
    const node = one(document.getRoot().listNodes()).setScale([100, 100, 100]);
    const bone = document.createNode().setScale([0.5, 0.5, 0.5]).setTranslation([1, 0, 2]);
    scene.addChild(bone);
    node.setSkin(document.createSkin().addJoint(bone));
    const buffer = one(document.getRoot().listBuffers());
    const count = primitiveOf(document).getAttribute('POSITION')?.getCount() ?? 0;
    const accessor = (values: Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>) =>
      document.createAccessor().setType('VEC4').setArray(values).setBuffer(buffer);
    const weights = Float32Array.from({ length: count * 4 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    primitiveOf(document)
      .setAttribute('JOINTS_0', accessor(new Uint8Array(count * 4)))
      .setAttribute('WEIGHTS_0', accessor(weights));
    expect(boxOf(made)).toEqual([1, 2, 21, 7]);
  });

  it('are those of strips and fans too; lines and points are none', () => {
    const made = makePrism(STRIP);
    const primitive = primitiveOf(made.document);
    const count = primitive.getAttribute('POSITION')?.getCount() ?? 0;
    const corners = () => sceneTriangles(made.scene).length / 9;
    expect(corners()).toBe(count / 3);
    for (const mode of [5, 6] as const) {
      primitive.setMode(mode);
      expect(corners()).toBe(count - 2);
    }
    for (const mode of [0, 1, 2, 3] as const) {
      primitive.setMode(mode);
      expect(corners()).toBe(0);
    }
  });
});
