import type { Cue } from '../../data/model/webvtt.ts';
import { type Segment, spokenText } from '../normalise/segment.ts';
import { speak } from '../normalise/speak.ts';
import type { SpeechEngine } from './engine.ts';

/** Silence between sentences, seconds. */
const PAUSE = 0.4;

/** The sound of a story, and when each of its sentences and words is said. */
export interface Told {
  samples: Int16Array;
  rate: number;
  cues: Cue[];
}

/** Has a voice tell sentences one after the other. */
export async function tell(engine: SpeechEngine, lang: string, sentences: readonly string[]): Promise<Told> {
  const parts: Int16Array[] = [];
  const cues: Cue[] = [];
  let [length, rate] = [0, 0];
  for (const sentence of sentences) {
    const segments = speak(lang, sentence);
    const speech = await engine.say(lang, spokenText(segments));
    rate = speech.rate;
    const start = length / rate;
    const end = start + speech.samples.length / rate;
    const times = wordTimes(segments, speech.words);
    cues.push({ start, end, words: segments.map(({ source }, i) => ({ text: source, ...atOf(times[i], start) })) });
    const pause = new Int16Array(Math.round(PAUSE * rate));
    parts.push(speech.samples, pause);
    length += speech.samples.length + pause.length;
  }
  const samples = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, rate, cues };
}

const atOf = (time: number | undefined, start: number) => (time === undefined ? {} : { at: start + time });

/** When each segment begins to be said: the first word that begins within it. Undefined for spaces and signs. */
export function wordTimes(segments: readonly Segment[], words: readonly { offset: number; at: number }[]): (number | undefined)[] {
  let offset = 0;
  return segments.map(({ spoken }) => {
    const length = [...spoken.replaceAll(/\s+/gu, ' ')].length;
    const [from, to] = [offset, offset + length];
    offset = to;
    return spoken.trim() === '' ? undefined : words.find((word) => word.offset >= from && word.offset < to)?.at;
  });
}
