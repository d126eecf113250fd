import { openAt, parseOpeningHours, type WeekSpans } from '../../../data/model/opening-hours.ts';
import type { OpenState } from './contract.ts';

const MONDAY_FIRST: Record<string, number> = { Mon: 0, Tue: 1, Wed: 2, Thu: 3, Fri: 4, Sat: 5, Sun: 6 };
const parsed = new Map<string, WeekSpans | null>();

/** Minute of the week, Monday 00:00 = 0, in an IANA time zone. */
export function minuteOfWeek(timeZone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return (MONDAY_FIRST[part('weekday')] ?? 0) * 1440 + Number(part('hour')) * 60 + Number(part('minute'));
}

/**
 * Evaluates opening hours at one moment, each distinct text once. `until` is exact as long as the zone's offset does not change before it.
 * @returns a function from hours to the state; null where hours are absent or not readable
 */
export function openStates(timeZone: string, now: Date): (hours: string | null) => OpenState {
  const minute = minuteOfWeek(timeZone, now);
  const wholeMinute = Math.floor(now.getTime() / 60_000) * 60_000;
  const states = new Map<string, OpenState>();
  return (hours) => {
    if (hours === null) return null;
    const known = states.get(hours);
    if (known !== undefined) return known;
    const state = stateOf(hours, minute, wholeMinute);
    states.set(hours, state);
    return state;
  };
}

function stateOf(hours: string, minute: number, from: number): OpenState {
  let spans = parsed.get(hours);
  if (spans === undefined) {
    spans = parseOpeningHours(hours);
    if (parsed.size > 10_000) parsed.clear();
    parsed.set(hours, spans);
  }
  if (!spans) return null;
  const { open, changesIn } = openAt(spans, minute);
  return changesIn === undefined ? { open } : { open, until: new Date(from + changesIn * 60_000).toISOString() };
}
