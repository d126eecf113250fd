import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { MappedTour } from '../../kit/story/tour-map.tsx';
import { usePortal } from '../../lib/portal.ts';
import type { TripState } from './use-trip.ts';

/** What the map draws: the trip, or the start alone where nothing fits. While another is worked out, the last one stays. */
export function useTripMap(trip: TripState): MappedTour | null {
  const { t } = useTranslation('tours');
  const { city } = usePortal();
  const last = useRef<MappedTour | null>(null);
  const plan = trip.state === 'planned' ? trip : null;
  const stops = plan?.trip.state === 'made' ? plan.trip.tour.stops : [];
  const key = JSON.stringify([plan?.start, stops.map(({ id }) => id)]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for another start, other stops or another line only.
  const drawn = useMemo((): MappedTour | null => {
    if (!plan) return null;
    const [lng, lat] = plan.start;
    return {
      timeOfDay: null,
      layers: city.scene.layers.filter(({ visible }) => visible).map(({ id }) => id),
      start: { position: [lng, lat, 0], label: t('make.depart') },
      stops: stops.flatMap(({ place }) => {
        const spot = plan.spots[place];
        if (!spot) return [];
        const languages = Object.fromEntries(Object.entries(spot.name).map(([lang, title]) => [lang, { title }] as const));
        return [{ key: spot.id, position: [spot.position[0], spot.position[1], 0] as [number, number, number], languages }];
      }),
      legs: [{ path: plan.line.length > 0 ? plan.line : [[lng, lat] as [number, number]] }],
    };
  }, [key, plan?.line, city, t]);
  if (drawn) last.current = drawn;
  return drawn ?? last.current;
}
