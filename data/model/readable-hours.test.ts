import { describe, expect, it } from 'vitest';
import { readableHours } from './readable-hours.ts';

const DAYS = { Mo: 'T2', Tu: 'T3', We: 'T4', Th: 'T5', Fr: 'T6', Sa: 'T7', Su: 'CN', PH: 'ngày lễ' };
const words: Record<string, string> = {
  always: 'cả ngày, mọi ngày',
  off: 'nghỉ',
  ...Object.fromEntries(Object.entries(DAYS).map(([day, name]) => [`day.${day}`, name])),
};
const read = (hours: string) => readableHours(hours, (key) => words[key] ?? key);

describe('opening hours', () => {
  it('are said in the reader’s words', () => {
    expect(read('Mo-Fr 07:30-11:30,13:30-17:00; Sa 08:00-11:00; PH off')).toBe(
      'T2-T6 07:30–11:30, 13:30–17:00; T7 08:00–11:00; ngày lễ nghỉ',
    );
    expect(read('24/7')).toBe('cả ngày, mọi ngày');
  });
});
