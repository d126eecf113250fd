import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { spokenText } from '../narration/normalise/segment.ts';
import { speak } from '../narration/normalise/speak.ts';
import { guideCities, readGuides } from '../narration/pack/read-guides.ts';
import { encode } from '../narration/speech/encode.ts';
import { hasEspeak, startEspeak } from '../narration/speech/espeak.ts';
import { tell } from '../narration/speech/tell.ts';
import type { BenchResult, BenchRow } from './bench.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TITLE = 'Stories to sound';
const LANGUAGES = { vi: 'Vietnamese', en: 'English' } as const;
const FORMS = { webm: 'Opus', mp3: 'MP3' } as const;

/** Seconds of sound that the voice and the encoder of `npm run guide -- build` make in a second of work, on one story after the other. */
export async function bench(): Promise<BenchResult> {
  if (!hasEspeak()) return { title: `${TITLE}: left out, the optional voice is not installed (see narration/README.md)`, rows: [] };
  const canEncode = spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0;
  const stories = storiesOf();
  const engine = await startEspeak();
  const rows: BenchRow[] = [];
  try {
    for (const [lang, language] of Object.entries(LANGUAGES)) {
      const told = stories.map((story) => story[lang] ?? []).filter((sentences) => sentences.length > 0);
      const count = told.reduce((sum, { length }) => sum + length, 0);
      // The voice reads its data when it first speaks a language.
      await tell(engine, lang, told[0]?.slice(0, 1) ?? []);
      const spent = { normalised: 0, spoken: 0, webm: 0, mp3: 0 };
      let sound = 0;
      for (const sentences of told) {
        const clock = stopwatch();
        for (const sentence of sentences) spokenText(speak(lang, sentence));
        const normalised = clock();
        const { samples, rate } = await tell(engine, lang, sentences);
        // Telling normalises too.
        spent.spoken += clock() - normalised;
        spent.normalised += normalised;
        sound += samples.length / rate;
        for (const form of canEncode ? (['webm', 'mp3'] as const) : []) {
          await encode(samples, rate, form);
          spent[form] += clock();
        }
      }
      const add = (what: string, seconds: number, note = '') =>
        rows.push({ what: `${language}: ${what}`, value: sound / seconds, unit: 's/s', note });
      const all = Object.values(spent).reduce((sum, seconds) => sum + seconds, 0);
      const size = `${told.length} stories of ${count} sentences, ${Math.round(sound)} s of sound`;
      add('from words to files', all, canEncode ? size : `${size}; without encoding, there is no ffmpeg`);
      add('words made plain to say', spent.normalised);
      add('spoken', spent.spoken, 'eSpeak NG in a process of its own, its samples brought over');
      for (const [form, name] of Object.entries(FORMS) as ['webm' | 'mp3', string][])
        if (canEncode) add(`levelled and encoded, ${name}`, spent[form], 'ffmpeg, its start included');
    }
    return { title: TITLE, rows };
  } finally {
    engine.end();
  }
}

/** Sentences by language of every stop of the guide that tells most. */
function storiesOf(): Record<string, string[]>[] {
  const guides = guideCities(ROOT).flatMap((city) => readGuides(ROOT, city));
  const told = guides.map(({ guide, languages }) =>
    guide.stops.map(({ id }) =>
      Object.fromEntries(languages.map(({ lang, words }) => [lang, words.stops[id]?.sentences.map(({ text }) => text) ?? []])),
    ),
  );
  const size = (stories: Record<string, string[]>[]) =>
    Math.min(...Object.keys(LANGUAGES).map((lang) => stories.reduce((sum, story) => sum + (story[lang]?.length ?? 0), 0)));
  return told.sort((a, b) => size(b) - size(a))[0] ?? [];
}

/** Seconds since it was last asked. */
function stopwatch(): () => number {
  let before = performance.now();
  return () => {
    const now = performance.now();
    const seconds = (now - before) / 1000;
    before = now;
    return seconds;
  };
}
