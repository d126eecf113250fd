import { booleanPointInPolygon } from '@turf/turf';
import type { BoundaryFeature } from '../../../api/features/boundaries/contract.ts';

/** The ward or commune in which a place lies, degrees. */
export function wardAt(areas: readonly BoundaryFeature[], { lng, lat }: { lng: number; lat: number }): BoundaryFeature | undefined {
  return areas.find(
    (area) =>
      ['ward', 'commune'].includes(area.properties.level) &&
      booleanPointInPolygon([lng, lat], area.geometry as Parameters<typeof booleanPointInPolygon>[1]),
  );
}
