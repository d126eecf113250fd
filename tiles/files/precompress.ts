import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** Sizes in bytes of a file and of its siblings; a sibling that would not be smaller is not written and counts as the plain size. */
export interface WrittenSizes {
  plain: number;
  gzip: number;
  brotli: number;
}

/**
 * Writes `path`, and `path.gz` and `path.br` where they are smaller. Makes the folder.
 * `quality` is brotli's, 0 to 11; 5 is within 2 % of 11 on meshopt-coded data at a fraction of the time.
 */
export async function writeCompressed(path: string, bytes: Uint8Array, quality = 5): Promise<WrittenSizes> {
  const [gz, br] = await Promise.all([
    gzipAsync(bytes, { level: 9 }),
    brotliAsync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  ]);
  await mkdir(dirname(path), { recursive: true });
  const writes = [writeFile(path, bytes)];
  if (gz.length < bytes.length) writes.push(writeFile(`${path}.gz`, gz));
  if (br.length < bytes.length) writes.push(writeFile(`${path}.br`, br));
  await Promise.all(writes);
  return { plain: bytes.length, gzip: Math.min(gz.length, bytes.length), brotli: Math.min(br.length, bytes.length) };
}
