import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { checkGlb } from './checkGlb.ts';

export interface Problem {
  /** File, below the checked folder. */
  file: string;
  text: string;
}

const Region = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
const Volume = z.object({ region: Region });
const Tile = z.object({
  boundingVolume: Volume,
  geometricError: z.number().min(0),
  refine: z.enum(['ADD', 'REPLACE']).optional(),
  transform: z.array(z.number()).length(16).optional(),
  content: z.object({ uri: z.string().min(1), boundingVolume: Volume.optional() }).optional(),
  get children() {
    return z.array(Tile).min(1).optional();
  },
});
type Tile = z.infer<typeof Tile>;
const Tileset = z.object({ asset: z.object({ version: z.literal('1.1') }), geometricError: z.number().min(0), root: Tile });

/** A millimetre, in radians and metres: rounding in JSON. */
const SLACK = [1e-10, 1e-3] as const;

/**
 * Checks the tileset in a folder: required fields, regions that hold their children and contents, errors that fall, contents that
 * exist and whose glbs are sound. An empty list is a clean bill. @throws when `tileset.json` cannot be read.
 */
export async function checkTileset(dir: string): Promise<Problem[]> {
  const file = 'tileset.json';
  const parsed = Tileset.safeParse(JSON.parse(await readFile(join(dir, file), 'utf8')));
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => ({ file, text: `${path.join('.')}: ${message}` }));
  const problems: Problem[] = [];
  const say = (text: string): number => problems.push({ file, text });
  const { root, geometricError } = parsed.data;
  if (!root.refine) say('the root does not say how it refines');
  if (root.geometricError > geometricError) say('the root has a greater geometric error than the tileset');
  const uris: string[] = [];
  const walk = (tile: Tile, path: string): void => {
    const { region } = tile.boundingVolume;
    if (region[0] > region[2] || region[1] > region[3] || region[4] > region[5]) say(`${path}: the region is inside out`);
    if (tile.content) uris.push(tile.content.uri);
    if (tile.content?.boundingVolume && !holds(region, tile.content.boundingVolume.region))
      say(`${path}: the content leaves the tile's region`);
    for (const [i, child] of (tile.children ?? []).entries()) {
      const at = `${path}/${i}`;
      if (!holds(region, child.boundingVolume.region)) say(`${at}: leaves its parent's region`);
      if (child.geometricError >= tile.geometricError && tile.geometricError > 0) say(`${at}: the geometric error does not fall`);
      if (child.geometricError > tile.geometricError) say(`${at}: the geometric error rises`);
      walk(child, at);
    }
  };
  walk(root, 'root');
  if (new Set(uris).size !== uris.length) say('one content is used twice');
  for (const uri of uris) {
    const bytes = await readFile(join(dir, uri)).catch(() => undefined);
    if (!bytes) problems.push({ file: uri, text: 'missing' });
    else for (const text of await checkGlb(bytes)) problems.push({ file: uri, text });
  }
  return problems;
}

function holds(outer: readonly number[], inner: readonly number[]): boolean {
  return inner.every((v, i) => {
    const o = outer[i] ?? 0;
    const slack = SLACK[i < 4 ? 0 : 1];
    return i === 2 || i === 3 || i === 5 ? v <= o + slack : v >= o - slack;
  });
}
