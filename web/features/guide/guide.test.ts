import { describe, expect, it } from 'vitest';
import { cueAt, parseVtt, webvtt } from '../../../data/model/webvtt.ts';
import { minutes } from '../../lib/story/minutes.ts';
import { guideLanguage } from './tracks.ts';

describe('the times of a story', () => {
  const cues = [
    { start: 0, end: 2.5, words: [{ text: 'Xây', at: 0 }, { text: ' ' }, { text: '<1908> & sau', at: 1.25 }] },
    { start: 3, end: 3661.5, words: [{ text: 'Hết.', at: 3 }] },
  ];
  it('are read as they were written, with signs that are no markup', () => {
    const read = parseVtt(webvtt(cues));
    expect(read.map(({ start, end }) => [start, end])).toEqual([
      [0, 2.5],
      [3, 3661.5],
    ]);
    expect(read[0]?.words).toEqual([
      { text: 'Xây ', at: 0 },
      { text: '<1908> & sau', at: 1.25 },
    ]);
  });
  it.each(['', 'WEBVTT', 'not a time --> nor this\nx', '<html>'])('are none in what is no WebVTT: %s', (text) =>
    expect(parseVtt(text)).toEqual([]),
  );
  it('tell the sentence that is said, and between two of them the one before', () => {
    const read = parseVtt(webvtt(cues));
    expect([-1, 0, 2.7, 3, 99].map((time) => cueAt(read, time))).toEqual([-1, 0, 0, 1, 1]);
  });
  it('are shown in minutes', () => expect([0, 9.6, 75, -3].map(minutes)).toEqual(['0:00', '0:10', '1:15', '0:00']));
});

describe('the language of a story', () => {
  const of = (...languages: string[]) => ({
    languages: Object.fromEntries(languages.map((lang) => [lang, { title: '', summary: '', stops: {} }])),
  });
  it('is the asked one, the reader’s own, English, Vietnamese, in this order', () => {
    expect(guideLanguage(of('vi', 'en', 'fr'), 'fr', 'vi')).toBe('fr');
    expect(guideLanguage(of('vi', 'en', 'fr'), 'th', 'vi')).toBe('vi');
    expect(guideLanguage(of('vi', 'en'), undefined, 'fr')).toBe('en');
    expect(guideLanguage(of('vi'), undefined, 'fr')).toBe('vi');
  });
});
