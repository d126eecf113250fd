/** Legs of a draft led along the streets, by the tour's means. Positions are [lng, lat], EPSG:4326. */
import type { RouteAnswer, RouteRequest } from '../../../data/model/directions/answer.ts';
import type { TourDraft } from '../../../scenes/tour-contract.ts';
import { measured } from './draft-edits.ts';

type At = [number, number];
/** What one leg of a tour may hold (`scenes/tour-contract.ts`). */
const MOST = 2000;

/** A way found, between two stops by their ids. */
export interface StreetWay {
  from: string;
  to: string;
  path: At[];
}
export interface StreetWays {
  found: StreetWay[];
  /** Numbers of the stops, from 1, after which there is no way. */
  none: number[];
}

/** Asks for a way for each leg that is still straight; one that was drawn by hand is left as it is. */
export async function streetWays(draft: TourDraft, ask: (request: RouteRequest) => Promise<RouteAnswer>): Promise<StreetWays> {
  const ways: StreetWays = { found: [], none: [] };
  for (const { at, from, to, ends } of straightLegs(draft)) {
    const answer = await ask({ from: ends[0], to: ends[1], by: draft.means });
    const line = answer.state === 'found' ? answer.routes[0]?.line : undefined;
    const path = line && joined(ends[0], line, ends[1]);
    if (path && path.length <= MOST) ways.found.push({ from, to, path });
    else ways.none.push(at + 1);
  }
  return ways;
}

/** Puts ways into a draft that may have changed meanwhile: where their two stops are still joined by a straight leg. */
export function withWays(draft: TourDraft, found: readonly StreetWay[]): TourDraft {
  const legs = [...draft.legs];
  for (const { at, from, to, ends } of straightLegs(draft)) {
    const way = found.find((one) => one.from === from && one.to === to);
    const leg = legs[at];
    if (way && leg) legs[at] = { ...leg, path: [ends[0], ...way.path.slice(1, -1), ends[1]] };
  }
  return measured({ ...draft, legs });
}

export const hasStraightLegs = (draft: TourDraft): boolean => straightLegs(draft).length > 0;

function straightLegs({ stops, legs }: TourDraft): { at: number; from: string; to: string; ends: [At, At] }[] {
  return legs.flatMap(({ path }, at) => {
    const [start, end] = path;
    const [from, to] = [stops[at], stops[(at + 1) % stops.length]];
    return path.length === 2 && start && end && from && to ? [{ at, from: from.id, to: to.id, ends: [start, end] as [At, At] }] : [];
  });
}

/** From a stop to where its street begins, along the streets, and to the other stop; no position twice in a row. */
function joined(start: At, line: readonly (readonly number[])[], end: At): At[] {
  const round = (degrees: number | undefined) => Math.round((degrees ?? 0) * 1e6) / 1e6;
  const along = line.map(([lng, lat]): At => [round(lng), round(lat)]);
  const path = [start, ...along, end].filter(([lng, lat], i, all) => lng !== all[i - 1]?.[0] || lat !== all[i - 1]?.[1]);
  return path.length > 1 ? path : [start, end];
}
