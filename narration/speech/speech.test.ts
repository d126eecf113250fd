import { describe, expect, it } from 'vitest';
import { clock, webvtt } from '../../data/model/webvtt.ts';
import { speak } from '../normalise/speak.ts';
import type { SpeechEngine } from './engine.ts';
import { tell, wordTimes } from './tell.ts';

/** A voice that says every word in a tenth of a second, at 100 samples a second. */
const metronome: SpeechEngine = {
  id: 'metronome',
  async say(_, text) {
    const words = [...text.matchAll(/\S+/g)].map((match, i) => ({ offset: match.index, at: i / 10 }));
    return { samples: new Int16Array(words.length * 10).fill(1), rate: 100, words };
  },
  end: () => undefined,
};

describe('a story', () => {
  it('shows each word when it is said, also where one figure is many words', async () => {
    const { cues, samples, rate } = await tell(metronome, 'vi', ['Xây năm 1908 đấy.', 'Rộng 500 m².']);
    expect(cues[0]?.words.filter(({ text }) => text.trim() !== '')).toEqual([
      { text: 'Xây', at: 0 },
      { text: 'năm', at: 0.1 },
      { text: '1908', at: 0.2 },
      { text: 'đấy.', at: 0.8 },
    ]);
    expect(cues[0]?.end).toBeCloseTo(0.9);
    expect(cues[1]?.start).toBeCloseTo(1.3);
    expect(samples.length / rate).toBeCloseTo(1.3 + 0.5 + 0.4);
    expect(samples.filter((sample) => sample === 0).length / rate).toBeCloseTo(0.8);
  });

  it('gives no time to what is not said', () => {
    expect(wordTimes(speak('vi', 'a b'), [])).toEqual([undefined, undefined, undefined]);
  });
});

describe('WebVTT', () => {
  it('writes times of hours and milliseconds, and text that is no markup', () => {
    expect([0, 1.0004, 59.9996, 3725.25].map(clock)).toEqual(['00:00:00.000', '00:00:01.000', '00:01:00.000', '01:02:05.250']);
    expect(webvtt([{ start: 0, end: 2, words: [{ text: 'A', at: 0 }, { text: ' ' }, { text: '<b>&', at: 1 }] }])).toBe(
      'WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\nA <00:00:01.000>&lt;b&gt;&amp;\n',
    );
  });
});
