import { MeshoptEncoder } from 'meshoptimizer/encoder';

await MeshoptEncoder.ready;

export const GL = { BYTE: 5120, UNSIGNED_BYTE: 5121, SHORT: 5122, UNSIGNED_SHORT: 5123, UNSIGNED_INT: 5125, FLOAT: 5126 } as const;
export const ARRAY_BUFFER = 34962;
export const ELEMENT_ARRAY_BUFFER = 34963;

const align = (n: number, to: number): number => Math.ceil(n / to) * to;
const bytesOf = (a: ArrayBufferView): Uint8Array => new Uint8Array(a.buffer, a.byteOffset, a.byteLength);

/**
 * Collects buffer views and packs them with a glTF document into one glb, without an object graph.
 * Compressed views name a second buffer that holds no bytes (EXT_meshopt_compression's fallback buffer).
 */
export class GlbWriter {
  readonly accessors: object[] = [];
  private readonly views: object[] = [];
  private readonly chunks: { at: number; bytes: Uint8Array }[] = [];
  private length = 0;
  private fallback = 0;

  /** Adds bytes as they are, aligned to 8 (property tables need it). Returns the index of the view. */
  rawView(data: ArrayBufferView, target?: number): number {
    const bytes = bytesOf(data);
    const byteOffset = this.append(bytes);
    return this.views.push({ buffer: 0, byteOffset, byteLength: bytes.length, ...(target && { target }) }) - 1;
  }

  /**
   * Adds `count` elements of `stride` bytes, meshopt-coded where that is smaller. Stride is a multiple of 4 for ATTRIBUTES, 2 or 4 for TRIANGLES.
   * `vertex` marks views that accessors read with a stride. Returns the index of the view.
   */
  codedView(
    data: ArrayBufferView,
    count: number,
    stride: number,
    mode: 'ATTRIBUTES' | 'TRIANGLES' | 'INDICES',
    options: { target?: number; vertex?: boolean } = {},
  ): number {
    const bytes = bytesOf(data);
    const shared = { ...(options.vertex && { byteStride: stride }), ...(options.target && { target: options.target }) };
    const coded = MeshoptEncoder.encodeGltfBuffer(bytes, count, stride, mode);
    if (coded.length >= bytes.length) {
      const byteOffset = this.append(bytes);
      return this.views.push({ buffer: 0, byteOffset, byteLength: bytes.length, ...shared }) - 1;
    }
    const byteOffset = this.fallback;
    this.fallback = align(byteOffset + bytes.length, 8);
    const extension = { buffer: 0, byteOffset: this.append(coded), byteLength: coded.length, byteStride: stride, mode, count };
    return (
      this.views.push({
        buffer: 1,
        byteOffset,
        byteLength: bytes.length,
        ...shared,
        extensions: { EXT_meshopt_compression: extension },
      }) - 1
    );
  }

  /** Adds an accessor object; returns its index. */
  accessor(accessor: object): number {
    return this.accessors.push(accessor) - 1;
  }

  /** Packs everything with `document` (asset, scenes, meshes ...; its `extensionsUsed` as the caller knows them). */
  finish(document: { extensionsUsed?: string[]; extensionsRequired?: string[] } & Record<string, unknown>): Uint8Array {
    const coded = this.fallback > 0 ? ['EXT_meshopt_compression'] : [];
    const json = {
      asset: { version: '2.0', generator: 'Toan Canh' },
      ...document,
      extensionsUsed: [...(document.extensionsUsed ?? []), ...coded],
      extensionsRequired: [...(document.extensionsRequired ?? []), ...coded],
      accessors: this.accessors,
      bufferViews: this.views,
      buffers: [
        { byteLength: this.length },
        ...(coded.length ? [{ byteLength: this.fallback, extensions: { EXT_meshopt_compression: { fallback: true } } }] : []),
      ],
    };
    if (!json.extensionsUsed.length) Reflect.deleteProperty(json, 'extensionsUsed');
    if (!json.extensionsRequired.length) Reflect.deleteProperty(json, 'extensionsRequired');
    return packGlb(json, this.chunks, this.length);
  }

  private append(bytes: Uint8Array): number {
    const at = align(this.length, 8);
    this.chunks.push({ at, bytes });
    this.length = at + bytes.length;
    return at;
  }
}

/** glTF 2.0 binary container: 12-byte header, JSON chunk padded with spaces, BIN chunk padded with zeros. */
function packGlb(json: object, chunks: { at: number; bytes: Uint8Array }[], binLength: number): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json));
  // 8-byte alignment of the BIN chunk's data makes typed arrays over it possible in every reader.
  const jsonLength = align(12 + 8 + text.length + 8, 8) - 28;
  const out = new Uint8Array(28 + jsonLength + align(binLength, 8));
  const view = new DataView(out.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(4, 2, true);
  view.setUint32(8, out.length, true);
  view.setUint32(12, jsonLength, true);
  view.setUint32(16, 0x4e4f534a, true);
  out.fill(0x20, 20, 20 + jsonLength);
  out.set(text, 20);
  view.setUint32(20 + jsonLength, align(binLength, 8), true);
  view.setUint32(24 + jsonLength, 0x004e4942, true);
  for (const { at, bytes } of chunks) out.set(bytes, 28 + jsonLength + at);
  return out;
}
