import { Document, Logger, NodeIO } from '@gltf-transform/core';
import sharp from 'sharp';

export interface GlbWish {
  /** Squares along each side of the roof: two triangles each. */
  squares?: number;
  /** Metres. */
  side?: number;
  height?: number;
  /** sRGB, 0..255 */
  colour?: { r: number; g: number; b: number };
}

/** A glTF 2.0 binary as an exporter writes it: a box about its origin with a textured roof of many squares, nothing shared or packed. */
export async function makeGlb({
  squares = 24,
  side = 20,
  height = 12,
  colour = { r: 230, g: 40, b: 160 },
}: GlbWish = {}): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document().setLogger(new Logger(Logger.Verbosity.SILENT));
  const buffer = document.createBuffer();
  const [positions, normals, uvs]: [number[], number[], number[]] = [[], [], []];
  const h = side / 2;
  const quad = (corners: [number, number, number][], normal: [number, number, number]) => {
    for (const i of [0, 1, 2, 0, 2, 3]) {
      const [x, y, z] = corners[i] ?? [0, 0, 0];
      positions.push(x, y, z);
      normals.push(...normal);
      uvs.push(x / side + 0.5, z / side + 0.5);
    }
  };
  for (let i = 0; i < squares; i++)
    for (let j = 0; j < squares; j++) {
      const [x0, x1, z0, z1] = [i, i + 1, j, j + 1].map((n) => (n / squares) * side - h) as [number, number, number, number];
      quad(
        [
          [x0, height, z0],
          [x0, height, z1],
          [x1, height, z1],
          [x1, height, z0],
        ],
        [0, 1, 0],
      );
    }
  quad(
    [
      [-h, 0, h],
      [h, 0, h],
      [h, height, h],
      [-h, height, h],
    ],
    [0, 0, 1],
  );
  quad(
    [
      [h, 0, -h],
      [-h, 0, -h],
      [-h, height, -h],
      [h, height, -h],
    ],
    [0, 0, -1],
  );
  quad(
    [
      [h, 0, h],
      [h, 0, -h],
      [h, height, -h],
      [h, height, h],
    ],
    [1, 0, 0],
  );
  quad(
    [
      [-h, 0, -h],
      [-h, 0, h],
      [-h, height, h],
      [-h, height, -h],
    ],
    [-1, 0, 0],
  );
  const image = await sharp({ create: { width: 256, height: 256, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const accessor = (type: 'VEC2' | 'VEC3', values: number[]) =>
    document.createAccessor().setType(type).setArray(new Float32Array(values)).setBuffer(buffer);
  const texture = document.createTexture().setImage(new Uint8Array(image)).setMimeType('image/png');
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor('VEC3', positions))
    .setAttribute('NORMAL', accessor('VEC3', normals))
    .setAttribute('TEXCOORD_0', accessor('VEC2', uvs))
    .setMaterial(document.createMaterial().setBaseColorTexture(texture).setMetallicFactor(0));
  const node = document.createNode().setMesh(document.createMesh().addPrimitive(primitive));
  document.createScene().addChild(node);
  return new Uint8Array(await new NodeIO().writeBinary(document));
}

/** The same file with its JSON changed: what no exporter would write. */
export function withJson(glb: Uint8Array, change: (json: Record<string, unknown>) => void): Uint8Array<ArrayBuffer> {
  const length = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + length))) as Record<string, unknown>;
  change(json);
  const text = JSON.stringify(json);
  const words = new TextEncoder().encode(text.padEnd(text.length + ((4 - (new TextEncoder().encode(text).length % 4)) % 4)));
  const made = new Uint8Array(20 + words.length + glb.length - 20 - length);
  made.set(glb.subarray(0, 20));
  made.set(words, 20);
  made.set(glb.subarray(20 + length), 20 + words.length);
  const view = new DataView(made.buffer);
  view.setUint32(8, made.length, true);
  view.setUint32(12, words.length, true);
  return made;
}
