import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PbfReader } from 'pbf';

const inflated = promisify(inflate);
/** Limits of the format: 64 kB a header, 32 MB a blob. */
const MOST_HEADER = 64 * 1024;
const MOST_BLOB = 32 * 1024 * 1024;

/**
 * The uncompressed OSMData blocks of a file, one after the other. Framed here, as the parser's own stream throws outside of
 * any handler when a file is missing or cut short.
 * @throws one sentence when the file is not OSM PBF or breaks off.
 */
export async function* readBlocks(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    for (let at = 0; ; ) {
      const head = Buffer.alloc(4);
      const { bytesRead } = await handle.read(head, 0, 4, at);
      if (bytesRead === 0) return;
      const take = async (length: number, most: number): Promise<Buffer> => {
        if (length <= 0 || length > most) throw new Error(`${file}: is not OpenStreetMap PBF`);
        const bytes = Buffer.alloc(length);
        const { bytesRead: got } = await handle.read(bytes, 0, length, at);
        if (got < length) throw new Error(`${file}: breaks off after ${at + got} bytes`);
        at += length;
        return bytes;
      };
      at += 4;
      const { type, size } = blobHeader(await take(head.readUInt32BE(0), MOST_HEADER));
      if (type !== 'OSMHeader' && type !== 'OSMData') throw new Error(`${file}: is not OpenStreetMap PBF`);
      const blob = await take(size, MOST_BLOB);
      if (type === 'OSMData') yield await unpacked(blob, file);
    }
  } finally {
    await handle.close();
  }
}

/** BlobHeader of fileformat.proto: 1 type, 3 datasize. */
function blobHeader(bytes: Buffer): { type: string; size: number } {
  try {
    return new PbfReader(bytes).readFields(
      (tag, into, pbf) => {
        if (tag === 1) into.type = pbf.readString();
        else if (tag === 3) into.size = pbf.readVarint();
      },
      { type: '', size: 0 },
    );
  } catch {
    return { type: '', size: 0 };
  }
}

/** Blob of fileformat.proto: 1 raw, 3 zlib_data. */
async function unpacked(bytes: Buffer, file: string): Promise<Buffer> {
  const blob = new PbfReader(bytes).readFields<{ raw?: Uint8Array; zlib?: Uint8Array }>((tag, into, pbf) => {
    if (tag === 1) into.raw = pbf.readBytes();
    else if (tag === 3) into.zlib = pbf.readBytes();
  }, {});
  if (blob.zlib) return inflated(blob.zlib);
  if (blob.raw) return Buffer.from(blob.raw);
  throw new Error(`${file}: is packed in a way other than zlib`);
}
