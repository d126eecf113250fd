import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file at or below a path, as paths; empty where there is nothing. */
export async function filesBelow(path: string): Promise<string[]> {
  const facts = await stat(path).catch(() => null);
  if (!facts) return [];
  if (facts.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
