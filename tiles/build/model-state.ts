import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Note = z.object({ stage: z.string(), code: z.string(), count: z.number(), text: z.string() });
const Report = z.object({
  stage: z.string(),
  items: z.number(),
  tiles: z.number(),
  bytes: z.number(),
  milliseconds: z.number(),
  reused: z.boolean(),
  notes: z.array(Note),
});

/** `DATA_DIR/tiles/<city>/model.json`: what was built. */
export const ModelState = z.object({
  cityId: z.string(),
  builtAt: z.iso.datetime(),
  /** Version folder by stage. */
  versions: z.record(z.string(), z.string()),
  /** True when any drawn part is generated. */
  sample: z.boolean(),
  attribution: z.array(z.string()),
  stages: z.array(Report),
  notes: z.array(Note),
});
export type ModelState = z.infer<typeof ModelState>;

export function cityTilesDir(dataDir: string, cityId: string): string {
  return join(dataDir, 'tiles', cityId);
}

/** What is built of a city, or undefined when nothing is (or the document is broken, which a build mends). */
export async function modelState(dataDir: string, cityId: string): Promise<ModelState | undefined> {
  try {
    return ModelState.parse(JSON.parse(await readFile(join(cityTilesDir(dataDir, cityId), 'model.json'), 'utf8')));
  } catch {
    return undefined;
  }
}
