import { Document, Logger, NodeIO, type Scene } from '@gltf-transform/core';

/** Two wings round a corner, as [x, z]: its box has 900 square units, the L 500. */
export const L_PLAN: readonly (readonly [number, number])[] = [
  [0, 0],
  [30, 0],
  [30, 10],
  [10, 10],
  [10, 30],
  [0, 30],
];

/** A scene with upright walls over a ground plan of [x, z], in a node that is moved and turned about the vertical. @param turn radians */
export function makePrism(
  plan: readonly (readonly [number, number])[],
  { height = 10, move = [0, 0, 0] as [number, number, number], turn = 0 } = {},
): { document: Document; scene: Scene } {
  const document = new Document().setLogger(new Logger(Logger.Verbosity.SILENT));
  const positions = plan.flatMap(([x, z], i) => {
    const [nextX, nextZ] = plan[(i + 1) % plan.length] ?? [x, z];
    const [a, b, c, d] = [
      [x, 0, z],
      [nextX, 0, nextZ],
      [nextX, height, nextZ],
      [x, height, z],
    ];
    return [a, b, c, a, c, d].flatMap((corner) => corner ?? []);
  });
  const position = document.createAccessor().setType('VEC3').setArray(new Float32Array(positions)).setBuffer(document.createBuffer());
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
