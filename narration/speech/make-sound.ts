import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webvtt } from '../../data/model/webvtt.ts';
import type { StopSound } from '../../scenes/guide-contract.ts';
import { shortHash, soundInputs } from '../pack/sound-inputs.ts';
import { encode } from './encode.ts';
import type { SpeechEngine } from './engine.ts';
import { tell } from './tell.ts';

/** Has sentences read aloud: writes `<name>.webm`, `<name>.mp3` and `<name>.vtt` into a folder. @throws Error without a voice for the language, or without ffmpeg */
export async function makeSound(
  engine: SpeechEngine,
  folder: string,
  name: string,
  lang: string,
  sentences: readonly string[],
): Promise<StopSound> {
  const { samples, rate, cues } = await tell(engine, lang, sentences);
  const files = { webm: await encode(samples, rate, 'webm'), mp3: await encode(samples, rate, 'mp3'), vtt: Buffer.from(webvtt(cues)) };
  for (const [form, bytes] of Object.entries(files)) await writeFile(join(folder, `${name}.${form}`), bytes);
  return {
    inputs: soundInputs(lang, sentences),
    files: { webm: shortHash(files.webm), mp3: shortHash(files.mp3), vtt: shortHash(files.vtt) },
    duration: Math.round((samples.length / rate) * 1000) / 1000,
    voice: 'synthetic',
  };
}
