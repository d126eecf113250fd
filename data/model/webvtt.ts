/** One sentence of a story: seconds from the start of the sound. */
export interface Cue {
  start: number;
  end: number;
  /** As they are shown, spaces among them; joined they are the sentence. `at`: when a word begins to be said. */
  words: { text: string; at?: number }[];
}

/** A sentence as it was read from a file: every word has its time. */
export type TimedCue = Omit<Cue, 'words'> & { words: { text: string; at: number }[] };

const two = (n: number) => String(n).padStart(2, '0');
/** `hh:mm:ss.mmm` of WebVTT. */
export function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const [s, m, h] = [Math.floor(ms / 1000) % 60, Math.floor(ms / 60_000) % 60, Math.floor(ms / 3_600_000)];
  return `${two(h)}:${two(m)}:${two(s)}.${String(ms % 1000).padStart(3, '0')}`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** WebVTT with the time of each word, as W3C's WebVTT has it: a timestamp stands before the word that begins then. */
export function webvtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ start, end, words }, i) => {
    const text = words.map(({ text, at }) => `${at !== undefined && at > start ? `<${clock(at)}>` : ''}${escaped(text)}`).join('');
    return `${i + 1}\n${clock(start)} --> ${clock(end)}\n${text}`;
  });
  return `WEBVTT\n\n${blocks.join('\n\n')}\n`;
}

const seconds = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Reads WebVTT as far as our own sound needs it: cues with the times of words inside. What is no cue is passed over. */
export function parseVtt(text: string): TimedCue[] {
  return text
    .trimEnd()
    .split(/\r?\n\r?\n/)
    .flatMap((block) => {
      const lines = block.split(/\r?\n/);
      const at = lines.findIndex((line) => line.includes(' --> '));
      const [, from, to] = /^(?<from>[\d:.]+) --> (?<to>[\d:.]+)/.exec(lines[at] ?? '') ?? [];
      if (from === undefined || to === undefined) return [];
      const start = seconds(from);
      const parts = lines
        .slice(at + 1)
        .join('\n')
        .split(/<([\d:.]+)>/);
      const words = parts.flatMap((part, i) =>
        i % 2 === 0 && part ? [{ text: plain(part), at: i === 0 ? start : seconds(parts[i - 1] ?? '') }] : [],
      );
      return [{ start, end: seconds(to), words }];
    });
}

/** Index of the sentence that is said at a time, or the last one before it; -1 before the first. */
export const cueAt = (cues: readonly Cue[], time: number): number => cues.findLastIndex(({ start }) => start <= time + 0.01);

/** Spreads a sound's length over sentences by how long they are: for a recording that came without its own times. @param duration seconds */
export function estimatedCues(sentences: readonly string[], duration: number): Cue[] {
  const all = sentences.reduce((sum, { length }) => sum + length, 0);
  let before = 0;
  return sentences.map((text) => {
    const start = (duration * before) / all;
    before += text.length;
    return { start, end: (duration * before) / all, words: [{ text }] };
  });
}
