/** What is being chosen in the form, with all that was entered on the way. Pure. */
import type { FollowTarget } from '../../../api/features/follow/contract.ts';
import { USUAL_RADIUS } from './choices.ts';

export interface TargetChoice {
  kind: 'point' | 'area' | 'city';
  /** [lng, lat] degrees. */
  at: [number, number] | null;
  /** How the point was found, in the reader's words. */
  found: 'map' | 'device' | string | null;
  /** Metres. */
  radius: number;
  area: string;
}

export const firstTarget = (at: [number, number] | null): TargetChoice => ({
  kind: 'point',
  at,
  found: at ? 'map' : null,
  radius: USUAL_RADIUS,
  area: '',
});

/** The target as it is sent, or which part is missing. @param extent west, south, east, north in degrees */
export function targetOf(
  { kind, at, radius, area }: TargetChoice,
  [west, south, east, north]: readonly [number, number, number, number],
): Exclude<FollowTarget, { kind: 'report' }> | 'place' | 'area' {
  if (kind === 'city') return { kind };
  if (kind === 'area') return area === '' ? 'area' : { kind, id: area };
  const inside = at !== null && at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north;
  return inside ? { kind, at, radius } : 'place';
}
