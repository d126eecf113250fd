import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuideSound } from '../../scenes/guide-contract.ts';
import { guideCities, readGuides } from '../pack/read-guides.ts';
import { soundInputs } from '../pack/sound-inputs.ts';
import type { SpeechEngine } from '../speech/engine.ts';
import { startEspeak } from '../speech/espeak.ts';
import { makeSound } from '../speech/make-sound.ts';

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
          const built = await makeSound(engine, language.folder, id, language.lang, sentences);
          sound[id] = built;
          made++;
          print(`${city}/${guide.id}/${language.lang}/${id}: ${built.duration.toFixed(1)} s`);
        }
        await writeFile(join(language.folder, 'sound.json'), `${JSON.stringify(sound, null, 2)}\n`);
      }
  engine?.end();
  print(made === 0 ? 'All sound is of the words as they are.' : `${made} stops were spoken.`);
}
