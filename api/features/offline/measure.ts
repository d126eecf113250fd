import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

export interface Measured {
  /** Of the decoded body. */
  bytes: number;
  /** As it is sent, compressed. */
  transfer: number;
  /** SHA-256, hex. */
  hash: string;
}

const files = new Map<string, { modified: number; size: number; measured: Measured }>();

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

export const sha256 = (body: Uint8Array | string): string => createHash('sha256').update(body).digest('hex');

/** Size and hash of a file, read again only when it changed. Null where it is gone: a build may have taken it away meanwhile. */
export async function measureFile(path: string): Promise<Measured | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const known = files.get(path);
  if (known?.modified === found.mtimeMs && known.size === found.size) return known.measured;
  const body = await readFile(path).catch(() => null);
  if (!body) return null;
  const measured = { bytes: body.length, transfer: (await sizeOf(`${path}.br`)) ?? body.length, hash: sha256(body) };
  files.set(path, { modified: found.mtimeMs, size: found.size, measured });
  return measured;
}

/** Works on many things, a few at a time, in order. */
export async function mapFew<T, R>(items: readonly T[], few: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += few) results.push(...(await Promise.all(items.slice(at, at + few).map(work))));
  return results;
}
