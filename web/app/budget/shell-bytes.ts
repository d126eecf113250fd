import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** JavaScript that may be loaded before the globe: 200 kB gzipped, React included. Bytes. */
export const SHELL_BUDGET = 200_000;

export interface ShellBytes {
  /** Entry, what it imports, and the larger of the languages, gzipped. */
  total: number;
  files: { name: string; bytes: number }[];
}

const LANGUAGE = /^[a-z]{2,3}(?:_[A-Z]{2})?-[\w-]{8}\.js$/;

/** Adds up what index.html of a build loads at once, and the words of one language. @param dist the folder vite wrote */
export async function shellBytes(dist: string): Promise<ShellBytes> {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\/(?<path>[^"]+\.js)"/g)].map((m) => m.groups?.path ?? '');
  const measure = async (name: string) => ({ name, bytes: gzipSync(await readFile(join(dist, name)), { level: 9 }).length });
  const files = await Promise.all([...new Set(names)].map(measure));
  const languages = (await readdir(join(dist, 'assets'))).filter((name) => LANGUAGE.test(name));
  const words = await Promise.all(languages.map((name) => measure(`assets/${name}`)));
  const largest = words.sort((a, b) => b.bytes - a.bytes)[0];
  if (largest) files.push(largest);
  return { total: files.reduce((sum, file) => sum + file.bytes, 0), files: files.sort((a, b) => b.bytes - a.bytes) };
}
