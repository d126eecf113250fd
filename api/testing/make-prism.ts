import { Document, Logger, NodeIO, type Scene } from '@gltf-transform/core';
import { walls } from '../../data/model/outline/plan.factory.ts';

/** A scene with upright walls over a ground plan of [x, z], in a node that is moved and turned about the vertical. @param turn radians */
export function makePrism(
  plan: readonly (readonly [number, number])[],
  { height = 10, move = [0, 0, 0] as [number, number, number], turn = 0 } = {},
): { document: Document; scene: Scene } {
  const document = new Document().setLogger(new Logger(Logger.Verbosity.SILENT));
  const position = document
    .createAccessor()
    .setType('VEC3')
    .setArray(new Float32Array(walls(plan, [0, height])))
    .setBuffer(document.createBuffer());
  const mesh = document.createMesh().addPrimitive(document.createPrimitive().setAttribute('POSITION', position));
  const node = document
    .createNode()
    .setMesh(mesh)
    .setTranslation(move)
    .setRotation([0, Math.sin(turn / 2), 0, Math.cos(turn / 2)]);
  return { document, scene: document.createScene().addChild(node) };
}

export const prismGlb = async (...given: Parameters<typeof makePrism>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new NodeIO().writeBinary(makePrism(...given).document));
