import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { webvtt } from '../../data/model/webvtt.ts';
import type { GuideSound, StopSound } from '../../scenes/guide-contract.ts';
import { type GuideLanguage, guideCities, readGuides } from '../pack/read-guides.ts';
import { shortHash, soundInputs } from '../pack/sound-inputs.ts';
import { encode } from '../speech/encode.ts';
import type { SpeechEngine } from '../speech/engine.ts';
import { startEspeak } from '../speech/espeak.ts';
import { tell } from '../speech/tell.ts';

/** Makes the sound of all stops whose words changed since it was made. Recordings of people are left as they are. */
export async function build(root: string, only: readonly string[], print: (line: string) => void): Promise<void> {
  const cities = only.length > 0 ? only : guideCities(root);
  let engine: SpeechEngine | null = null;
  let made = 0;
  for (const city of cities)
    for (const { guide, languages } of readGuides(root, city))
      for (const language of languages) {
        const sound: GuideSound = {};
        for (const { id } of guide.stops) {
          const sentences = language.words.stops[id]?.sentences.map(({ text }) => text) ?? [];
          const kept = language.sound[id];
          if (kept && (kept.voice === 'recorded' || kept.inputs === soundInputs(language.lang, sentences))) {
            sound[id] = kept;
            continue;
          }
          if (sentences.length === 0) continue;
          engine ??= await startEspeak();
          const built = await makeSound(engine, language, id, sentences);
          sound[id] = built;
          made++;
          print(`${city}/${guide.id}/${language.lang}/${id}: ${built.duration.toFixed(1)} s`);
        }
        await writeFile(join(language.folder, 'sound.json'), `${JSON.stringify(sound, null, 2)}\n`);
      }
  engine?.end();
  print(made === 0 ? 'All sound is of the words as they are.' : `${made} stops were spoken.`);
}

async function makeSound(engine: SpeechEngine, { lang, folder }: GuideLanguage, stop: string, sentences: string[]): Promise<StopSound> {
  const { samples, rate, cues } = await tell(engine, lang, sentences);
  const files = { opus: await encode(samples, rate, 'opus'), mp3: await encode(samples, rate, 'mp3'), vtt: Buffer.from(webvtt(cues)) };
  for (const [form, bytes] of Object.entries(files)) await writeFile(join(folder, `${stop}.${form}`), bytes);
  return {
    inputs: soundInputs(lang, sentences),
    files: { opus: shortHash(files.opus), mp3: shortHash(files.mp3), vtt: shortHash(files.vtt) },
    duration: Math.round((samples.length / rate) * 1000) / 1000,
    voice: 'synthetic',
  };
}
