/** Working days and hours: an editable calendar, the dates that count in it. Times of day are minutes after midnight in city time. */

export interface WorkCalendar {
  /** [from, to) minutes of a working day, ascending, not touching. */
  hours: readonly (readonly [number, number])[];
  /** ISO days of the week, 1 Monday. */
  weekdays: readonly number[];
  /** Free days, `YYYY-MM-DD`. */
  holidays: readonly { day: string }[];
  /** Days worked in exchange, `YYYY-MM-DD`; they win over holidays and weekends. */
  workdays: readonly { day: string }[];
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;
/** Nothing is due further away than this; a calendar without a working day ends here instead of never. */
const HORIZON_DAYS = 4000;

const formats = new Map<string, Intl.DateTimeFormat>();
function format(timeZone: string): Intl.DateTimeFormat {
  let found = formats.get(timeZone);
  if (!found) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    found = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
    formats.set(timeZone, found);
  }
  return found;
}

/** Minutes since 1970-01-01 00:00 on the city's own clock; fractions of a minute stay. */
export function localMinutes(timeZone: string, instant: Date): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format(timeZone).formatToParts(instant)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = part;
  const whole = Date.UTC(year, month - 1, day, hour, minute) / MINUTE;
  return whole + (instant.getTime() / MINUTE - Math.floor(instant.getTime() / MINUTE));
}
/** The instant at which the city's clock shows these minutes. */
export function instantOf(timeZone: string, local: number): Date {
  let guess = local;
  for (let i = 0; i < 2; i++) guess += local - localMinutes(timeZone, new Date(guess * MINUTE));
  return new Date(Math.round(guess * MINUTE));
}

/** The instant at which a day, `YYYY-MM-DD`, begins in the city. */
export const instantOfDay = (timeZone: string, day: string): Date => instantOf(timeZone, Date.parse(`${day}T00:00:00Z`) / MINUTE);

const dayText = (day: number) => new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10);
/** 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

const compiled = new WeakMap<WorkCalendar, { free: Set<string>; worked: Set<string> }>();
/** Whether the day, counted from 1970-01-01, is worked. */
export function isWorkingDay(calendar: WorkCalendar, day: number): boolean {
  let sets = compiled.get(calendar);
  if (!sets) {
    sets = { free: new Set(calendar.holidays.map((h) => h.day)), worked: new Set(calendar.workdays.map((h) => h.day)) };
    compiled.set(calendar, sets);
  }
  const text = dayText(day);
  return sets.worked.has(text) || (calendar.weekdays.includes(weekdayOf(day)) && !sets.free.has(text));
}

/** The same time of day on the n-th working day after the day of `from`. @param days at least 1 */
export function addWorkingDays(calendar: WorkCalendar, timeZone: string, from: Date, days: number): Date {
  const local = localMinutes(timeZone, from);
  let day = Math.floor(local / DAY_MINUTES);
  const end = day + HORIZON_DAYS;
  for (let left = days; left > 0 && day < end; ) {
    day += 1;
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return instantOf(timeZone, day * DAY_MINUTES + (local - Math.floor(local / DAY_MINUTES) * DAY_MINUTES));
}

/** Working minutes in [from, to); 0 where `to` is not after `from`. */
export function workingMinutesBetween(calendar: WorkCalendar, timeZone: string, from: Date, to: Date): number {
  const [a, b] = [localMinutes(timeZone, from), localMinutes(timeZone, to)];
  let sum = 0;
  for (let day = Math.floor(a / DAY_MINUTES); day * DAY_MINUTES < b; day++) {
    if (!isWorkingDay(calendar, day)) continue;
    for (const [open, close] of calendar.hours)
      sum += Math.max(0, Math.min(b, day * DAY_MINUTES + close) - Math.max(a, day * DAY_MINUTES + open));
  }
  return sum;
}

/** The earliest instant by which so many working minutes have passed since `from`; `from` itself for none. */
export function addWorkingMinutes(calendar: WorkCalendar, timeZone: string, from: Date, minutes: number): Date {
  if (minutes <= 0) return from;
  const start = localMinutes(timeZone, from);
  const first = Math.floor(start / DAY_MINUTES);
  let left = minutes;
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    if (!isWorkingDay(calendar, day)) continue;
    for (const [open, close] of calendar.hours) {
      const begin = Math.max(start, day * DAY_MINUTES + open);
      const room = Math.max(0, day * DAY_MINUTES + close - begin);
      if (room >= left) return instantOf(timeZone, begin + left);
      left -= room;
    }
  }
  return instantOf(timeZone, start + HORIZON_DAYS * DAY_MINUTES);
}

/** Working days that a priority leaves of a category's own. Urgent: one. */
export function serviceDays(days: number, priority: 'urgent' | 'high' | 'normal'): number {
  if (priority === 'urgent') return 1;
  return priority === 'high' ? Math.max(1, Math.ceil(days / 2)) : days;
}
