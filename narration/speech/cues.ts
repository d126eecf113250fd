/** One sentence of a story: seconds from the start of the sound. */
export interface Cue {
  start: number;
  end: number;
  /** As they are shown, spaces among them; joined they are the sentence. `at`: when a word begins to be said. */
  words: { text: string; at?: number }[];
}

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
