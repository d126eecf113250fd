import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Ten hex digits over the given parts; objects count by their JSON. */
export function contentHash(...parts: unknown[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part instanceof Uint8Array ? part : (JSON.stringify(part) ?? 'undefined')).update('\0');
  return hash.digest('hex').slice(0, 10);
}

export async function fileHash(path: string): Promise<string> {
  return contentHash(await readFile(path));
}

const hashes = new Map<string, Promise<string>>();
/** Hash over the TypeScript of a folder below `tiles/` (tests apart): a changed writer makes new versions without anyone bumping a number. */
export function codeHash(folder: string): Promise<string> {
  const known = hashes.get(folder) ?? hashFolder(join(import.meta.dirname, '..', folder));
  hashes.set(folder, known);
  return known;
}

async function hashFolder(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((e) => e.isFile() && e.name.endsWith('.ts') && !e.name.endsWith('.test.ts'))
    .map((e) => join(e.parentPath, e.name))
    .sort();
  return contentHash(...(await Promise.all(paths.map(async (path) => [path.slice(root.length), await fileHash(path)]))));
}
