import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folders and files the interface is built from. */
const SOURCES = ['web', 'data/model', 'data/contract.ts', 'scenes/contract.ts', 'api', 'vite.config.ts', 'package-lock.json'];
const STAMP = '.built-from';

/** Hash over everything the interface is built from; of `api` only what it imports, the contracts and route types. */
export async function webSourceHash(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const names = await readdir(join(root, source), { recursive: true, withFileTypes: true }).catch(() => null);
    const files = names?.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) ?? [join(root, source)];
    for (const file of files.sort()) {
      if (source === 'api' && !file.endsWith('contract.ts')) continue;
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(`${file.slice(root.length)}\n`).update(await readFile(file).catch(() => Buffer.alloc(0)));
    }
  }
  return hash.digest('hex');
}

/**
 * Builds the interface when it is missing or older than its sources. It is built beside the old one and swapped in whole, so that no page
 * asks for a part that is not there yet, and a build that fails leaves the last good one. Rejects with the build's own last words.
 */
export async function buildWeb(root: string, webDir: string, signal: AbortSignal): Promise<void> {
  const hash = await webSourceHash(root);
  const built = await readFile(join(webDir, STAMP), 'utf8').catch(() => '');
  if (built === hash) return;
  const next = `${webDir}.next-${process.pid}`;
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const run = new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let words = '';
    child.stdout.on('data', (text) => (words += text));
    child.stderr.on('data', (text) => (words += text));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the web interface cannot be built:\n${words.slice(-2000)}`))));
  });
  await run.catch(async (error) => {
    await rm(next, { recursive: true, force: true });
    throw error;
  });
  await writeFile(join(next, STAMP), hash);
  const old = `${webDir}.old-${process.pid}`;
  await mkdir(dirname(webDir), { recursive: true });
  await rename(webDir, old).catch(() => undefined);
  await rename(next, webDir);
  await rm(old, { recursive: true, force: true });
}
