import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAt, parseOpeningHours } from './opening-hours.ts';

const at = (day: number, hour: number, minute = 0) => day * 1440 + hour * 60 + minute;
const open = (text: string, minute: number) => openAt(parseOpeningHours(text) ?? [], minute);

describe('opening hours', () => {
  it('knows the hours of an office with a midday break', () => {
    const office = 'Mo-Fr 07:30-11:30,13:30-17:00';
    expect(open(office, at(0, 7, 29))).toEqual({ open: false, changesIn: 1 });
    expect(open(office, at(0, 7, 30))).toEqual({ open: true, changesIn: 240 });
    expect(open(office, at(2, 12))).toEqual({ open: false, changesIn: 90 });
    expect(open(office, at(4, 17))).toEqual({ open: false, changesIn: 2 * 1440 + 14 * 60 + 30 });
  });
  it('stays open past midnight, also from Sunday into Monday', () => {
    expect(open('Mo-Su 17:00-02:00', at(0, 1))).toEqual({ open: true, changesIn: 60 });
    expect(open('Su 17:00-02:00', at(0, 1, 30))).toEqual({ open: true, changesIn: 30 });
    expect(open('Su 17:00-02:00', at(1, 1, 30)).open).toBe(false);
  });
  it('lets a later rule replace an earlier one on its days', () => {
    expect(open('Mo-Sa 07:00-21:00; Su 08:00-12:00', at(6, 13)).open).toBe(false);
    expect(open('Mo-Su 07:00-21:00; We off', at(2, 9)).open).toBe(false);
    expect(open('Fr-Mo 18:00-23:00', at(0, 19)).open).toBe(true);
  });
  it('never closes around the clock', () => {
    expect(open('24/7', at(6, 23, 59))).toEqual({ open: true });
    expect(open('Mo-Su 00:00-24:00', at(6, 23, 59))).toEqual({ open: true });
  });
  it('says so where it cannot read the text', () => {
    for (const text of ['sunrise-sunset', 'Mo-Fr 25:00-26:00', 'Xx 07:00-08:00', '', 'Jan-Mar 08:00-10:00', 'Mo 07:00'])
      expect(parseOpeningHours(text)).toBeNull();
  });
  it('changes exactly when it says it will', () => {
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 10_079 }), (a, b, minute) => {
        fc.pre(a !== b);
        const text = `Mo-We ${a}-${b}`;
        const now = open(text, minute);
        if (now.changesIn === undefined) return false;
        const before = open(text, (minute + now.changesIn - 1) % 10_080).open;
        return before === now.open && open(text, (minute + now.changesIn) % 10_080).open !== now.open;
      }),
    );
  });
});
