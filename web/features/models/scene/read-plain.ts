export interface Accessor {
  bufferView?: number;
  byteOffset?: number;
  count: number;
  componentType: number;
  normalized?: boolean;
  min?: number[];
  max?: number[];
  sparse?: unknown;
}
export interface GlbViews {
  bufferViews?: { buffer: number; byteOffset?: number; byteLength: number; byteStride?: number; extensions?: unknown }[];
}
/** Bytes of a value, and how it is read: unsigned byte, short and int, float. */
const READERS: Record<number, readonly [bytes: number, read: (view: DataView, at: number) => number]> = {
  5121: [1, (view, at) => view.getUint8(at)],
  5123: [2, (view, at) => view.getUint16(at, true)],
  5125: [4, (view, at) => view.getUint32(at, true)],
  5126: [4, (view, at) => view.getFloat32(at, true)],
};

/** The values of an accessor that lie open in a glb's binary part; null where they are packed, patched, stand for 0..1, or are not there. @param width values of each element */
export function readPlain({ bufferViews }: GlbViews, binary: DataView, accessor: Accessor | undefined, width: 1 | 3): Float64Array | null {
  const view = bufferViews?.[accessor?.bufferView ?? -1];
  const [bytes, read] = READERS[accessor?.componentType ?? 0] ?? [0, null];
  if (!accessor || !view || !read || view.buffer !== 0 || view.extensions || accessor.sparse || accessor.normalized) return null;
  const start = (view.byteOffset ?? 0) + (accessor.byteOffset ?? 0);
  const stride = view.byteStride ?? bytes * width;
  if (accessor.count < 1 || start + (accessor.count - 1) * stride + bytes * width > binary.byteLength) return null;
  const values = new Float64Array(accessor.count * width);
  for (let i = 0; i < values.length; i++) values[i] = read(binary, start + Math.floor(i / width) * stride + (i % width) * bytes);
  return values;
}
