/** Which places come into question for a trip and what they are worth. Pure. */

import type { LngLat, Mode } from '../../../data/model/directions/answer.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import type { TourPlace } from '../../../data/model/tour-maker.ts';
import { STORY, type TripAsk } from './trip-ask.ts';

/** Kinds of places that visitors go to: minutes that one stays there, our estimate; what one is worth; how many at most in one trip. */
export const INTERESTS: Readonly<Record<string, { minutes: number; score: number; most: number }>> = {
  site: { minutes: 40, score: 5, most: 12 },
  market: { minutes: 30, score: 3, most: 2 },
  food: { minutes: 45, score: 2, most: 1 },
};
const OTHER = { minutes: 20, score: 0, most: 12 };
const STORY_SCORE = 4;
/** Beside the time of its sound: to walk about and look. */
const AROUND_STORY = 15;
/** Every pair of them is asked of the streets. */
export const CANDIDATES_MOST = 16;
/** Metres a minute as the crow flies, at best. */
const REACH: Record<Mode, number> = { foot: 80, wheelchair: 70, bicycle: 250, motorbike: 600, car: 700 };

export interface Spot {
  id: string;
  kind: string;
  position: LngLat;
}
export interface Candidate extends Omit<TourPlace, 'open'> {
  position: LngLat;
}
export const mostOf = Object.fromEntries(Object.entries(INTERESTS).map(([kind, { most }]) => [kind, most]));

/** Those that bring most for the time that they take at least. @param stories seconds of sound by place */
export function tripCandidates(spots: readonly Spot[], stories: ReadonlyMap<string, number>, start: LngLat, ask: TripAsk): Candidate[] {
  const told = ask.likes.includes(STORY);
  return spots
    .flatMap(({ id, kind, position }) => {
      const { minutes, score } = INTERESTS[kind] ?? OTHER;
      const story = told ? stories.get(id) : undefined;
      const worth = (ask.likes.includes(kind) ? score : 0) + (story === undefined ? 0 : STORY_SCORE);
      const stay = story === undefined ? minutes : Math.max(minutes, Math.ceil(story / 60) + AROUND_STORY);
      const way = distanceBetween(start, position) / REACH[ask.by];
      // Where one begins, one has been.
      const begun = ask.from?.kind === 'place' && ask.from.id === id;
      return worth > 0 && !begun ? [{ id, kind, position, minutes: stay, score: worth, rate: worth / (stay + way) }] : [];
    })
    .sort((a, b) => b.rate - a.rate || (a.id < b.id ? -1 : 1))
    .slice(0, CANDIDATES_MOST)
    .map(({ rate: _, ...candidate }) => candidate);
}
