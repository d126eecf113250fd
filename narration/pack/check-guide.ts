import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { GuideFact } from '../../scenes/guide-contract.ts';
import type { GuideLanguage, GuidePack } from './read-guides.ts';
import { shortHash, soundInputs } from './sound-inputs.ts';
import { webmLength } from './webm-length.ts';

/** The largest file of sound, bytes. */
const LARGEST = 2 * 1024 * 1024;
const FORMS = ['webm', 'mp3', 'vtt'] as const;

/** What is wrong with a guide, in sentences; nothing where all is well. */
export function guideFaults(pack: GuidePack, facts: readonly GuideFact[], places: ReadonlySet<string>): string[] {
  const { guide, languages } = pack;
  const name = `${pack.city}/${guide.id}`;
  const faults: string[] = [];
  if (!places.has(guide.place)) faults.push(`${name}: there is no place ${guide.place}.`);
  for (const lang of ['vi', 'en'])
    if (!languages.some((one) => one.lang === lang)) faults.push(`${name}: the language ${lang} is missing.`);
  return [
    ...faults,
    ...languages.flatMap((language) => languageFaults(`${name}/${language.lang}`, pack, language, new Set(facts.map(({ id }) => id)))),
  ];
}

function languageFaults(name: string, { guide }: GuidePack, language: GuideLanguage, facts: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const stops = guide.stops.map(({ id }) => id);
  for (const id of Object.keys(language.words.stops)) if (!stops.includes(id)) faults.push(`${name}: words for ${id}, which is no stop.`);
  for (const id of stops) {
    const words = language.words.stops[id];
    if (!words) {
      faults.push(`${name}: no words for the stop ${id}.`);
      continue;
    }
    for (const { text, facts: rests } of words.sentences)
      for (const fact of rests)
        if (!facts.has(fact)) faults.push(`${name}/${id}: “${text}” rests on ${fact}, which is not among the facts.`);
    faults.push(...soundFaults(`${name}/${id}`, id, language));
  }
  return faults;
}

function soundFaults(name: string, id: string, { lang, folder, words, sound }: GuideLanguage): string[] {
  const built = sound[id];
  if (!built) return [`${name}: no sound; run npm run guide -- build.`];
  const sentences = words.stops[id]?.sentences.map(({ text }) => text) ?? [];
  const faults =
    built.voice === 'synthetic' && built.inputs !== soundInputs(lang, sentences)
      ? [`${name}: the sound is not of these words; run npm run guide -- build.`]
      : [];
  for (const form of FORMS) {
    const file = join(folder, `${id}.${form}`);
    try {
      if (statSync(file).size > LARGEST) faults.push(`${name}: ${form} is larger than 2 MB.`);
      const bytes = readFileSync(file);
      if (shortHash(bytes) !== built.files[form]) faults.push(`${name}: ${form} is not the file that was built.`);
      if (form === 'webm' && built.voice === 'synthetic' && Math.abs((webmLength(bytes) ?? 0) - built.duration) > 0.1)
        faults.push(`${name}: webm does not say how long it is; run npm run guide -- build.`);
    } catch {
      faults.push(`${name}: ${form} is missing.`);
    }
  }
  return faults;
}
