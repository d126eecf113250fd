/** One sentence: seconds from the start of the sound. Words as they are shown, spaces kept; joined they are the sentence. */
export interface Cue {
  start: number;
  end: number;
  words: { text: string; at: number }[];
}

const seconds = (clock: string) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Reads WebVTT as far as our own sound needs it: cues with the times of words inside. What is no cue is passed over. */
export function parseVtt(text: string): Cue[] {
  return text.split(/\r?\n\r?\n/).flatMap((block) => {
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
