import { useAtomValue } from 'jotai';
import { useEffect, useRef } from 'react';
import type { RouteAnswer } from '../../../data/model/directions/answer.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';

/** Looks at the whole way once for each pair of ends; a stop that is dragged leaves the camera where it is. */
export function useWayInSight(answer: RouteAnswer | undefined, ends: string): void {
  const map = useAtomValue(mapHandleAtom);
  const shown = useAtomValue(mapShownAtom);
  const seen = useRef('');
  useEffect(() => {
    const line = answer && answer.state !== 'none' ? answer.routes[0]?.line : undefined;
    if (!map || !shown || !line?.[0] || seen.current === ends) return;
    seen.current = ends;
    let [west, south, east, north] = [line[0][0], line[0][1], line[0][0], line[0][1]];
    for (const [lng, lat] of line) {
      [west, east] = [Math.min(west, lng), Math.max(east, lng)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
    // What panels leave free is about half of the map, across on a wide screen and up on a phone.
    const [across, up] = [distanceBetween([west, south], [east, south]), distanceBetween([west, south], [west, north])];
    void map.flyTo({
      target: [(west + east) / 2, (south + north) / 2],
      range: Math.max(500, 2.4 * across, 1.9 * up),
      heading: 0,
      pitch: -58,
    });
  }, [answer, ends, map, shown]);
}
