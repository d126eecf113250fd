import { HEADER_BYTES } from './encode-tile.ts';
import { zigzagDecode } from './zigzag.ts';

/** A quantized-mesh tile read back: vertices 0..32767 within the tile (u east, v north, height between the bounds). */
export interface DecodedTile {
  centre: [number, number, number];
  minHeight: number;
  maxHeight: number;
  sphere: { centre: [number, number, number]; radius: number };
  horizon: [number, number, number];
  u: Uint16Array;
  v: Uint16Array;
  heights: Uint16Array;
  triangles: Uint16Array;
  edges: Record<'west' | 'south' | 'east' | 'north', Uint16Array>;
  /** Two bytes a vertex, or undefined. */
  normals?: Uint8Array;
  water?: Uint8Array;
}

/** Reads a quantized-mesh 1.0 tile of at most 65,536 vertices; throws a RangeError when it ends too early. */
export function decodeTile(bytes: Uint8Array): DecodedTile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vector = (at: number): [number, number, number] => [
    view.getFloat64(at, true),
    view.getFloat64(at + 8, true),
    view.getFloat64(at + 16, true),
  ];
  let at = HEADER_BYTES;
  const u32 = () => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const u16 = (count: number) => {
    const out = new Uint16Array(count);
    for (let i = 0; i < count; i++, at += 2) out[i] = view.getUint16(at, true);
    return out;
  };
  const deltas = (count: number) => {
    const out = u16(count);
    let last = 0;
    for (let i = 0; i < count; i++) {
      last += zigzagDecode(out[i] ?? 0);
      out[i] = last;
    }
    return out;
  };
  const count = u32();
  const [u, v, heights] = [deltas(count), deltas(count), deltas(count)];
  const triangles = u16(u32() * 3);
  let highest = 0;
  for (let i = 0; i < triangles.length; i++) {
    const code = triangles[i] ?? 0;
    triangles[i] = highest - code;
    if (code === 0) highest++;
  }
  const [west, south, east, north] = [u16(u32()), u16(u32()), u16(u32()), u16(u32())];
  const tile: DecodedTile = {
    centre: vector(0),
    minHeight: view.getFloat32(24, true),
    maxHeight: view.getFloat32(28, true),
    sphere: { centre: vector(32), radius: view.getFloat64(56, true) },
    horizon: vector(64),
    u,
    v,
    heights,
    triangles,
    edges: { west, south, east, north },
  };
  while (at < bytes.length) {
    const id = view.getUint8(at++);
    const length = u32();
    if (at + length > bytes.length) throw new RangeError(`extension ${id} is cut off`);
    const body = bytes.subarray(at, at + length);
    at += length;
    if (id === 1) tile.normals = body;
    if (id === 2) tile.water = body;
  }
  return tile;
}
