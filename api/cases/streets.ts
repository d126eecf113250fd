import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Position } from '../../data/contract.ts';
import { metresToLine } from '../../data/model/distance.ts';
import { fold } from '../../data/model/fold.ts';

/** The named streets of a city's drawn model. */
export interface Streets {
  /** As the search finds them. */
  names: readonly string[];
  /** Every piece of them, [lng, lat]. */
  lines: readonly (readonly (readonly [number, number])[])[];
  /** Metres from [lng, lat] to the street of a name, with or without “đường” before it; undefined: there is none. */
  metresTo(name: string, position: readonly [number, number]): number | undefined;
}

/** While no model is built: no street is near anything. */
export const NO_STREETS: Streets = { names: [], lines: [], metresTo: () => undefined };

const Index = z.object({ version: z.string().regex(/^[\w-]+$/) });
const Lines = z.record(z.string(), z.array(z.array(Position)));

const known = new Map<string, { version: string; streets: Streets }>();
const bare = (name: string) => fold(name).replace(/^duong /, '');

function streetsOf(lines: z.infer<typeof Lines>): Streets {
  const byName = new Map<string, z.infer<typeof Position>[][]>();
  for (const [name, pieces] of Object.entries(lines)) byName.set(bare(name), [...(byName.get(bare(name)) ?? []), ...pieces]);
  return {
    names: Object.keys(lines).sort((a, b) => a.localeCompare(b, 'vi')),
    lines: Object.values(lines).flat(),
    metresTo(name, position) {
      const pieces = byName.get(bare(name));
      return pieces && Math.min(...pieces.map((piece) => metresToLine(position, piece)));
    },
  };
}

/** Reads `tiles/<city>/index` when it is a new version, else gives what is known. */
export async function readStreets(dataDir: string, city: string): Promise<Streets> {
  const folder = join(dataDir, 'tiles', city, 'index');
  const entry = await readFile(join(folder, 'index.json'), 'utf8').catch(() => null);
  if (entry === null) return NO_STREETS;
  const { version } = Index.parse(JSON.parse(entry));
  const found = known.get(folder);
  if (found?.version === version) return found.streets;
  const text = await readFile(join(folder, version, 'lines.json'), 'utf8').catch(() => null);
  // An index of before has points only.
  const streets = text === null ? NO_STREETS : streetsOf(Lines.parse(JSON.parse(text)));
  known.set(folder, { version, streets });
  return streets;
}
