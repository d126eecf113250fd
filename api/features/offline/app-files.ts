import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ManifestFile } from './contract.ts';

const BuiltApp = z.object({
  build: z.string(),
  files: z.array(z.object({ url: z.string(), bytes: z.number(), hash: z.string().nullable() })),
});
export interface BuiltApp {
  build: string;
  files: (ManifestFile & { transfer: number })[];
}

let known: BuiltApp | undefined;

/** What the build of the page says it needs to run without a network (`app.json` beside it); nothing where the page is served by a development server. */
export async function appFiles(webDir: string): Promise<BuiltApp> {
  const text = await readFile(join(webDir, 'app.json'), 'utf8').catch(() => null);
  if (text === null) return { build: 'development', files: [] };
  const { build, files } = BuiltApp.parse(JSON.parse(text));
  if (known?.build === build) return known;
  const packed = (url: string, bytes: number) =>
    stat(join(webDir, url === '/' ? 'index.html.br' : `${url}.br`)).then(
      ({ size }) => size,
      () => bytes,
    );
  known = {
    build,
    files: await Promise.all(files.map(async (file) => ({ ...file, part: 'app', transfer: await packed(file.url, file.bytes) }))),
  };
  return known;
}
