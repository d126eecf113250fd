import { useRef } from 'react';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import type { View } from '../../../scenes/contract.ts';
import { viewOnWay } from './tour-plan.ts';
import { useWalk } from './use-walk.ts';

/** How many times a leg the camera is sent anew: each flight has time to arrive. */
const FLIGHTS = 8;

/** Where the map looks while somebody walks a tour on the screen; null while a story is told, and by GPS. */
export function useWayView(tour: TourDetail, telling: boolean): View | null {
  const walk = useWalk();
  const kept = useRef<{ at: string; view: View | null }>({ at: '', view: null });
  if (telling || walk.mode !== 'simulated' || !walk.way) return null;
  const at = `${walk.way.leg}:${Math.floor(walk.way.share * FLIGHTS)}`;
  if (at !== kept.current.at || !kept.current.view) kept.current = { at, view: viewOnWay(tour, walk) };
  return kept.current.view;
}
