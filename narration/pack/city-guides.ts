import { fileURLToPath } from 'node:url';
import type { StopSoundLinks } from '../../api/features/guides/contract.ts';
import type { GuideFact, StopSound } from '../../scenes/guide-contract.ts';
import { type GuidePack, readGuideFacts, readGuides } from './read-guides.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FORMS = ['webm', 'mp3', 'vtt'] as const;

export interface CityGuides {
  packs: GuidePack[];
  facts: GuideFact[];
}
const shelf = new Map<string, CityGuides>();

/** The guides of a city in the repository, read once. A city without guides has none. */
export function cityGuides(city: string): CityGuides {
  const known = shelf.get(city);
  if (known) return known;
  const read = { packs: readGuides(ROOT, city), facts: readGuideFacts(ROOT, city) };
  shelf.set(city, read);
  return read;
}

/** Where a stop's sound is heard. @param folder address of the files of this guide and language, without a slash at its end */
export function soundLinks(folder: string, stop: string, { duration, voice, files }: StopSound): StopSoundLinks {
  const link = (form: (typeof FORMS)[number]) => `${folder}/${stop}.${form}?v=${files[form]}`;
  return { webm: link('webm'), mp3: link('mp3'), vtt: link('vtt'), duration, voice };
}
