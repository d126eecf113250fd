/** What a visitor asks of a made trip, as the address has it: `like`, `hours`, `by`, `from`, `leave`. The same address is the same trip. Pure. */
import { type LngLat, MODES, type Mode } from '../../../data/model/directions/answer.ts';
import type { Search } from '../../lib/portal-state.ts';

export const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
export const HOURS_MOST = 8;
/** Stands among the kinds of places for those that have a story. */
export const STORY = 'story';

export type TripStart = { kind: 'place'; id: string } | { kind: 'at'; position: LngLat };
export interface TripAsk {
  /** Kinds of places, and STORY. */
  likes: string[];
  hours: number;
  by: Mode;
  from: TripStart | null;
  /** Day of the week from Monday, 0 to 6, and minutes after midnight, both the city's. */
  leave: { day: number; minutes: number };
}

/** @param today day of the week in the city, for an address that names none */
export function readTrip(search: Search, today: number): TripAsk {
  const [, day = '', hour = '', minute = ''] = /^(Mo|Tu|We|Th|Fr|Sa|Su)([01]\d|2[0-3]):([0-5]\d)$/.exec(search.leave ?? '') ?? [];
  const hours = Number(search.hours);
  return {
    likes:
      search.like === undefined
        ? ['site', STORY]
        : search.like.split(',').filter((like) => /^[a-z][a-z-]{1,40}$/.test(like) && like !== 'none'),
    hours: Number.isInteger(hours) && hours >= 1 && hours <= HOURS_MOST ? hours : 3,
    by: MODES.find((mode) => mode === search.by) ?? 'foot',
    from: readStart(search.from ?? ''),
    leave: day
      ? { day: (DAYS as readonly string[]).indexOf(day), minutes: Number(hour) * 60 + Number(minute) }
      : { day: today, minutes: 8 * 60 },
  };
}

/** All of an ask, nothing left to the day on which it is read. */
export function writeTrip({ likes, hours, by, from, leave }: TripAsk): Record<string, string> {
  return {
    make: '1',
    like: likes.length > 0 ? likes.join(',') : 'none',
    hours: String(hours),
    by,
    ...(from ? { from: startText(from) } : {}),
    leave: `${DAYS[leave.day] ?? 'Mo'}${clock(leave.minutes)}`,
  };
}

export function startText(from: TripStart): string {
  return from.kind === 'place' ? from.id : from.position.map((n) => Number(n.toFixed(5))).join();
}

/** Minutes as 08:05; past midnight it begins anew. */
export function clock(minutes: number): string {
  const whole = Math.round(minutes) % 1440;
  return [Math.floor(whole / 60), whole % 60].map((n) => String(n).padStart(2, '0')).join(':');
}

function readStart(text: string): TripStart | null {
  const [, lng, lat] = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,2}(?:\.\d+)?)$/.exec(text) ?? [];
  const position: LngLat = [Number(lng), Number(lat)];
  if (lng !== undefined && Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90) return { kind: 'at', position };
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 120 ? { kind: 'place', id: text } : null;
}
