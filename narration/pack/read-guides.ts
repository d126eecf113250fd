import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Guide, type GuideFact, GuideFacts, GuideSound, GuideWords } from '../../scenes/guide-contract.ts';

/** A guide in one language, as it lies on disk. */
export interface GuideLanguage {
  lang: string;
  folder: string;
  words: GuideWords;
  /** Empty where nothing was built yet. */
  sound: GuideSound;
}
export interface GuidePack {
  city: string;
  guide: Guide;
  languages: GuideLanguage[];
}

function parsed<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const folders = (path: string): string[] => {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
};

/** All guides of a city, by folder name. @throws Error that names the file and what is wrong in it */
export function readGuides(root: string, city: string): GuidePack[] {
  const base = join(root, 'scenes', city, 'guide');
  return folders(base).map((name) => {
    const languages = folders(join(base, name)).map((lang) => {
      const folder = join(base, name, lang);
      const built = readdirSync(folder).includes('sound.json');
      return {
        lang,
        folder,
        words: parsed(join(folder, 'words.json'), GuideWords),
        sound: built ? parsed(join(folder, 'sound.json'), GuideSound) : {},
      };
    });
    return { city, guide: parsed(join(base, name, 'guide.json'), Guide), languages };
  });
}

/** What the guides of a city rest on. */
export function readGuideFacts(root: string, city: string): GuideFact[] {
  return folders(join(root, 'scenes', city)).includes('guide') ? parsed(join(root, 'scenes', city, 'guide', 'facts.json'), GuideFacts) : [];
}

/** Cities that have a scene. */
export const guideCities = (root: string): string[] =>
  folders(join(root, 'scenes')).filter((city) => folders(join(root, 'scenes', city)).includes('guide'));
