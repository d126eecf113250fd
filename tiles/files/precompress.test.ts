import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeCompressed } from './precompress.ts';

describe('writing a file with its siblings', () => {
  it('makes the folder, and siblings that unpack to the same bytes', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'files-'));
    const bytes = Buffer.from('phường Tô Hiệu '.repeat(200));
    const sizes = await writeCompressed(join(dir, '1/2/3.json'), bytes);
    const path = join(dir, '1/2/3.json');
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(gunzipSync(await readFile(`${path}.gz`)).equals(bytes)).toBe(true);
    expect(brotliDecompressSync(await readFile(`${path}.br`)).equals(bytes)).toBe(true);
    expect([sizes.plain, sizes.gzip, sizes.brotli]).toEqual([
      bytes.length,
      (await readFile(`${path}.gz`)).length,
      (await readFile(`${path}.br`)).length,
    ]);
    await rm(dir, { recursive: true });
  });

  it('leaves out siblings that would not be smaller, and removes those of an earlier version', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'files-'));
    await writeCompressed(join(dir, 'a'), Buffer.alloc(900));
    expect(await readdir(dir)).toEqual(['a', 'a.br', 'a.gz']);
    expect(await writeCompressed(join(dir, 'a'), Uint8Array.of(7))).toEqual({ plain: 1, gzip: 1, brotli: 1 });
    expect(await readdir(dir)).toEqual(['a']);
    await rm(dir, { recursive: true });
  });
});
