import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { soundInputs } from '../../../narration/pack/sound-inputs.ts';
import { hasEspeak, startEspeak } from '../../../narration/speech/espeak.ts';
import { makeSound } from '../../../narration/speech/make-sound.ts';
import { StopSound } from '../../../scenes/guide-contract.ts';
import type { Tour } from '../../../scenes/tour-contract.ts';
import type { AppContext } from '../../http/context.ts';

/** Name of the files of one story. */
const STORY = 'story';
/** By the hash of what is said, so that the same words are spoken once, whichever version or tour they stand in. */
const folderOf = (dataDir: string, inputs: string) => join(dataDir, 'tour-sound', inputs);
const known = new Map<string, StopSound>();

/** The sound of words of a tour's own; undefined while nobody has spoken them. @param dataDir where the portal keeps its files */
export function ownSound(dataDir: string, lang: string, sentences: readonly string[]): StopSound | undefined {
  if (sentences.length === 0) return undefined;
  const folder = folderOf(dataDir, soundInputs(lang, sentences));
  const found = known.get(folder);
  if (found) return found;
  const file = join(folder, 'sound.json');
  if (!existsSync(file)) return undefined;
  const sound = StopSound.parse(JSON.parse(readFileSync(file, 'utf8')));
  known.set(folder, sound);
  return sound;
}

/** The file of a sound. @param inputs 16 hex digits @param file `story.webm`, `story.mp3` or `story.vtt`; null for any other */
export const ownSoundFile = (dataDir: string, inputs: string, file: string): string | null =>
  /^[0-9a-f]{16}$/.test(inputs) && /^story\.(webm|mp3|vtt)$/.test(file) ? join(folderOf(dataDir, inputs), file) : null;

/** Has the words of a tour's own stops read aloud, where the optional voice is installed; whatever cannot be spoken stays text. */
export async function speakOwnStops({ config: { dataDir }, log }: AppContext, { stops }: Tour): Promise<void> {
  const silent = stops.flatMap(({ own }) =>
    Object.entries(own?.words ?? {}).flatMap(([lang, words]) => {
      const sentences = words.sentences.map(({ text }) => text);
      return sentences.length > 0 && !ownSound(dataDir, lang, sentences) ? [{ lang, sentences }] : [];
    }),
  );
  if (silent.length === 0 || !hasEspeak()) return;
  const engine = await startEspeak();
  try {
    for (const { lang, sentences } of silent) {
      const folder = folderOf(dataDir, soundInputs(lang, sentences));
      const part = `${folder}.part`;
      try {
        await mkdir(part, { recursive: true });
        const sound = await makeSound(engine, part, STORY, lang, sentences);
        await writeFile(join(part, 'sound.json'), JSON.stringify(sound));
        await rm(folder, { recursive: true, force: true });
        await rename(part, folder);
      } catch (error) {
        log.warn({ err: error, lang }, 'a stop of a tour could not be spoken');
      }
    }
  } finally {
    engine.end();
  }
}
