import { useAtomValue } from 'jotai';
import { mapShownAtom, mapSightAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { useKept } from './kept-state.ts';

/** Whether the map looks at a place that lies in no package of the city. */
export function useOutside(away: boolean): boolean {
  const { cityId } = usePortal();
  const sight = useAtomValue(mapSightAtom);
  // Before the first flight the camera stands anywhere.
  const shown = useAtomValue(mapShownAtom);
  const { packages } = useKept();
  if (!away || !shown || !sight || !packages) return false;
  const [lng, lat] = sight.target;
  return !packages.some(
    ({ city, current, area: [west, south, east, north] }) =>
      city === cityId && current !== null && lng >= west && lng <= east && lat >= south && lat <= north,
  );
}
