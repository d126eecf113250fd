import { rename, rm } from 'node:fs/promises';
import { writeCompressed } from '../files/precompress.ts';

/** Puts a JSON document and its compressed siblings in place by renaming, so that a reader never sees half of it. */
export async function replaceJson(path: string, document: unknown): Promise<void> {
  const next = `${path}.next-${process.pid}`;
  await writeCompressed(next, Buffer.from(JSON.stringify(document)));
  for (const suffix of ['.gz', '.br']) await rename(next + suffix, path + suffix).catch(() => rm(path + suffix, { force: true }));
  await rename(next, path);
}
