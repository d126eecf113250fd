/** What panel and map share of the way on show; gone with the page. */
import { atom } from 'jotai';
import type { LngLat, Route } from '../../../data/model/directions/answer.ts';

export interface ShownWay {
  routes: Route[];
  /** Index of the chosen one. */
  chosen: number;
  /** Asked positions: from, via, to. */
  places: LngLat[];
  barred: boolean;
}
export const shownWayAtom = atom<ShownWay | null>(null);
/** Which of the routes is chosen. */
export const chosenAtom = atom(0);
/** Where the device said that it is; never in the address. */
export const ownPositionAtom = atom<LngLat | null>(null);
/** The spot that the reader looks at: a turn, or a point of the climb. */
export const spotAtom = atom<LngLat | null>(null);
