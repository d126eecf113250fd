/** From candidates, opening hours and travel times to a trip, or to why there is none. Pure. */
import type { TravelMatrix } from '../../../data/model/directions/matrix.ts';
import { parseOpeningHours } from '../../../data/model/opening-hours.ts';
import { leastMinutes, type MadeTour, planTour, type TourProblem } from '../../../data/model/tour-maker.ts';
import { HOURS_MOST, type TripAsk } from './trip-ask.ts';
import { type Candidate, mostOf } from './trip-candidates.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** `short`: so many hours would do. `closed`: it would do if they were open. `distant`: no time that can be chosen would do. `unreached`: no way. */
export type Trip = { state: 'made'; tour: MadeTour } | { state: 'short'; hours: number } | { state: 'closed' | 'distant' | 'unreached' };

/** @param hours OSM opening hours by place; what is not there, or cannot be read, is taken as always open. The clock is minutes since Monday 00:00. */
export function planTrip(candidates: readonly Candidate[], hours: ReadonlyMap<string, string>, matrix: TravelMatrix, ask: TripAsk): Trip {
  const places = candidates.map(({ id, kind, minutes, score }) => {
    const open = parseOpeningHours(hours.get(id) ?? '');
    // The week goes round: a trip on Sunday evening may end on Monday.
    const spans = open?.flatMap(([from, to]) => [-WEEK, 0, WEEK].map((by): [number, number] => [from + by, to + by]));
    return { id, kind, minutes, score, ...(spans ? { open: joined(spans) } : {}) };
  });
  const problem: TourProblem = { places, ...matrix, leave: ask.leave.day * DAY + ask.leave.minutes, minutes: ask.hours * 60, mostOf };
  const tour = planTour(problem);
  if (tour.stops.length > 0) return { state: 'made', tour };
  const open = leastMinutes({ ...problem, places: places.map(({ open: _, ...place }) => place) });
  if (open === null) return { state: 'unreached' };
  if (open <= problem.minutes) return { state: 'closed' };
  const least = leastMinutes(problem);
  if (least !== null && least <= HOURS_MOST * 60) return { state: 'short', hours: Math.ceil(least / 60) };
  return { state: open <= HOURS_MOST * 60 ? 'closed' : 'distant' };
}

/** Spans that touch are one: no visit is cut by midnight. */
function joined(spans: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
