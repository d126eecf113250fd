import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A build older than this that left its folder behind is dead. */
const DEAD_AFTER = 3_600_000;

/** Removes version folders but for the current and the previous one (which open pages still read), and what dead builds left. */
export async function removeOldVersions(stageDir: string, current: string, previous: string | undefined): Promise<void> {
  for (const entry of await readdir(stageDir, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === current || entry.name === previous) continue;
    const path = join(stageDir, entry.name);
    const building = entry.name.startsWith('.building-');
    if (building && Date.now() - (await stat(path)).mtimeMs < DEAD_AFTER) continue;
    await rm(path, { recursive: true, force: true });
  }
}
