import { instantOf, weekdayOf } from './working-time.ts';

export const REPEATS = ['none', 'daily', 'weekdays', 'weekly'] as const;

/** A shift as people plan it, by the clock on the wall of the city. */
export interface PlannedShift {
  /** First day, `YYYY-MM-DD`. */
  day: string;
  /** `HH:mm`. An end that is not after the start is on the next day. */
  from: string;
  to: string;
  repeat: (typeof REPEATS)[number];
  /** Last day on which one may start, `YYYY-MM-DD`; without it, or with a day before the first, there is one shift only. */
  until?: string | undefined;
}
/** [startsAt, endsAt), milliseconds since 1970. */
export interface Shift {
  startsAt: number;
  endsAt: number;
}

const DAY_MINUTES = 1440;
const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Every shift of a plan, in order. The clock times stay the same over a change of the clock. */
export function plannedShifts({ day, from, to, repeat, until = day }: PlannedShift, timeZone: string): Shift[] {
  const first = dayNumber(day);
  const last = repeat === 'none' ? first : Math.max(first, dayNumber(until));
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const length = end > start ? end - start : end - start + DAY_MINUTES;
  const shifts: Shift[] = [];
  for (let at = first; at <= last; at += repeat === 'weekly' ? 7 : 1) {
    if (repeat === 'weekdays' && weekdayOf(at) > 5) continue;
    const begin = at * DAY_MINUTES + start;
    shifts.push({ startsAt: instantOf(timeZone, begin).getTime(), endsAt: instantOf(timeZone, begin + length).getTime() });
  }
  return shifts;
}

/** Whether two spans have any time in common; touching ends do not count. */
export const overlap = (a: Shift, b: Shift): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
