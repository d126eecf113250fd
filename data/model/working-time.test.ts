import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../api/seed/make-calendar.ts';
import { WorkCalendar } from '../contract.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  instantOf,
  isWorkingDay,
  localMinutes,
  serviceDays,
  workingMinutesBetween,
} from './working-time.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const calendar = WorkCalendar.parse(JSON.parse(readFileSync(new URL('../calendar.json', import.meta.url), 'utf8')));
const city = (text: string) => new Date(`${text}:00+07:00`);
const dayOf = (text: string) => Date.parse(text) / 86_400_000;
const instant = fc.date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2027-06-30T00:00:00Z'), noInvalidDate: true }).map((d) => {
  d.setUTCSeconds(0, 0);
  return d;
});

/** Working minutes counted one by one. */
function counted(from: Date, to: Date): number {
  let sum = 0;
  for (let t = from.getTime(); t < to.getTime(); t += 60_000) {
    const local = localMinutes(ZONE, new Date(t));
    const minute = local % 1440;
    if (isWorkingDay(calendar, Math.floor(local / 1440)) && calendar.hours.some(([open, close]) => open <= minute && minute < close))
      sum += 1;
  }
  return sum;
}

describe('the calendar', () => {
  it('is what its generator makes', () => expect(makeCalendar()).toEqual(calendar));
  it.each([
    ['2025-01-29', false, 'lunar new year'],
    ['2025-02-03', true, 'the Monday after it'],
    ['2025-04-07', false, 'Hùng Kings’ Day, tenth of the third lunar month'],
    ['2025-04-26', true, 'a Saturday worked for 2 May'],
    ['2025-05-02', false, 'the day off for it'],
    ['2025-09-01', false, 'the second day of the national holiday'],
    ['2026-01-10', true, 'a Saturday worked for 2 January'],
    ['2026-02-20', false, 'the last day of Tết'],
    ['2026-04-27', false, 'in lieu of a Sunday'],
    ['2026-08-22', true, 'a Saturday worked for 31 August'],
    ['2027-02-08', false, 'Tết'],
    ['2026-11-23', true, 'any Monday'],
    ['2026-11-22', false, 'any Sunday'],
  ])('%s is worked: %s, %s', (day, worked) => expect(isWorkingDay(calendar, dayOf(day))).toBe(worked));
  it('has eleven free days or more in each year', () => {
    for (const year of [2025, 2026, 2027])
      expect(calendar.holidays.filter((h) => h.day.startsWith(`${year}`)).length).toBeGreaterThanOrEqual(11);
  });
});

describe('working time', () => {
  it.each([
    // Over a weekend, over Tết, from a Saturday, in the minute before and after midnight.
    ['2026-11-20T09:15', 3, '2026-11-25T09:15'],
    ['2026-02-13T08:00', 1, '2026-02-23T08:00'],
    ['2026-11-21T09:15', 3, '2026-11-25T09:15'],
    ['2026-11-22T23:59', 1, '2026-11-23T23:59'],
    ['2026-11-23T00:00', 1, '2026-11-24T00:00'],
  ])('%s and %s working days is %s', (from, days, to) => expect(addWorkingDays(calendar, ZONE, city(from), days)).toEqual(city(to)));

  it('ends days on a working day, that many after the first', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const to = addWorkingDays(calendar, ZONE, from, days);
        const [a, b] = [from, to].map((d) => Math.floor(localMinutes(ZONE, d) / 1440)) as [number, number];
        let worked = 0;
        for (let day = a + 1; day <= b; day++) if (isWorkingDay(calendar, day)) worked += 1;
        expect([worked, isWorkingDay(calendar, b)]).toEqual([days, true]);
        expect(localMinutes(ZONE, to) % 1440).toBe(localMinutes(ZONE, from) % 1440);
      }),
    );
  });
  it('counts as one would minute by minute', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 6000 }), (from, minutes) => {
        const to = new Date(from.getTime() + minutes * 60_000);
        expect(workingMinutesBetween(calendar, ZONE, from, to)).toBe(counted(from, to));
      }),
      { numRuns: 40 },
    );
  });
  it('adds what it counts, and never runs backwards', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (from, a, b) => {
        const to = addWorkingMinutes(calendar, ZONE, from, a);
        expect(workingMinutesBetween(calendar, ZONE, from, to)).toBe(a);
        const more = addWorkingMinutes(calendar, ZONE, to, b);
        expect(more.getTime()).toBeGreaterThanOrEqual(to.getTime());
        expect(workingMinutesBetween(calendar, ZONE, from, more)).toBe(a + b);
      }),
    );
  });
  it('knows the clock of a city whose hours change', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const local = localMinutes('Europe/Berlin', at);
        const back = instantOf('Europe/Berlin', local);
        expect(localMinutes('Europe/Berlin', back)).toBe(local);
      }),
    );
  });
  it('leaves one day to what is urgent and half to what is high', () => {
    expect([serviceDays(5, 'urgent'), serviceDays(5, 'high'), serviceDays(1, 'high'), serviceDays(5, 'normal')]).toEqual([1, 3, 1, 5]);
  });
  it('ends where nobody ever works', () => {
    const never = { ...calendar, weekdays: [], workdays: [] };
    expect(addWorkingMinutes(never, ZONE, city('2026-01-01T08:00'), 60).getUTCFullYear()).toBeLessThan(2040);
  });
});
