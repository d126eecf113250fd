import type { WorkCalendar } from '../../../../../data/contract.ts';
import { isWorkingDay } from '../../../../../data/model/working-time.ts';

const DAY = 86_400_000;
/** Days since 1970 of `YYYY-MM-DD`, and back. */
export const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;
export const dayOf = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);
export const addDays = (day: string, days: number) => dayOf(numberOf(day) + days);

export type DayKind = 'work' | 'rest' | 'free' | 'worked';
export type NamedDay = WorkCalendar['holidays'][number];

/** What a day is in a calendar: a common workday or a common day of rest, free by a holiday, or worked in exchange. */
export function kindOf(calendar: WorkCalendar, day: string): DayKind {
  if (calendar.workdays.some((one) => one.day === day)) return 'worked';
  if (calendar.holidays.some((one) => one.day === day)) return 'free';
  return isWorkingDay(calendar, numberOf(day)) ? 'work' : 'rest';
}

export const namedDay = (calendar: WorkCalendar, day: string): NamedDay | undefined =>
  [...calendar.workdays, ...calendar.holidays].find((one) => one.day === day);

/** The calendar with a day as something else; null: as its weekday has it. */
export function withDay(calendar: WorkCalendar, named: NamedDay, list: 'holidays' | 'workdays' | null): WorkCalendar {
  const without = (days: readonly NamedDay[]) => days.filter(({ day }) => day !== named.day);
  const next = { ...calendar, holidays: without(calendar.holidays), workdays: without(calendar.workdays) };
  if (list === null) return next;
  return { ...next, [list]: [...next[list], named].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** The days of a month in weeks from Monday; null where a week begins before or ends after it. @param month 0 to 11 */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = Date.UTC(year, month, 1) / DAY;
  const count = Date.UTC(year, month + 1, 1) / DAY - first;
  const lead = (((first + 3) % 7) + 7) % 7;
  const cells = Array.from({ length: Math.ceil((lead + count) / 7) * 7 }, (_, i) =>
    i < lead || i >= lead + count ? null : dayOf(first + i - lead),
  );
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}
