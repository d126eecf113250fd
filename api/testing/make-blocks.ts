import { Document, Logger, NodeIO } from '@gltf-transform/core';
import { walls } from '../../data/model/outline/plan.factory.ts';

/** From its north-west to its south-east corner, x and z in metres. */
export type Block = readonly [west: number, north: number, east: number, south: number];

/** A glTF 2.0 binary of flat-roofed blocks with walls and roof, of one colour: what a sketch of a building is. @param colour linear, 0..1 */
export async function blocksGlb(
  blocks: readonly Block[],
  { height = 10, colour = [0.9, 0.02, 0.4] as [number, number, number] } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document().setLogger(new Logger(Logger.Verbosity.SILENT));
  const positions = blocks.flatMap(([w, n, e, s]) => {
    const ring: [number, number][] = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
    ];
    return [...walls(ring, [0, height]), w, height, s, e, height, s, e, height, n, w, height, s, e, height, n, w, height, n];
  });
  const position = document.createAccessor().setType('VEC3').setArray(new Float32Array(positions)).setBuffer(document.createBuffer());
  const material = document
    .createMaterial()
    .setBaseColorFactor([...colour, 1])
    .setMetallicFactor(0);
  const primitive = document.createPrimitive().setAttribute('POSITION', position).setMaterial(material);
  document.createScene().addChild(document.createNode().setMesh(document.createMesh().addPrimitive(primitive)));
  return new Uint8Array(await new NodeIO().writeBinary(document));
}
