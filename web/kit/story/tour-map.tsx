import { useAtomValue } from 'jotai';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import type { LayerConfig, View } from '../../../scenes/contract.ts';
import type { MapLayer, SelectionKey } from '../../lib/map.ts';
import { useMapPlace } from '../../lib/map-place.ts';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';

/** Above the rank from which pins stand on their own at any distance. */
const RANK = 99;
const own = (id: string, technique: string): LayerConfig => ({
  id,
  technique,
  title: { vi: id },
  group: 'places',
  visible: true,
  opacity: 1,
  formerly: [],
  config: {},
});

/** What the map needs of a tour. */
export type MappedTour = Pick<TourDetail, 'timeOfDay' | 'layers'> & {
  stops: (Pick<TourDetail['stops'][number], 'key' | 'position'> & { languages: Record<string, { title: string }> })[];
  legs: Pick<TourDetail['legs'][number], 'path'>[];
  /** Where it begins, when that is no stop. */
  start?: { position: [number, number, number]; label: string };
};

interface TourMapProps {
  tour: MappedTour;
  lang: string;
  /** Key of the story that is told. */
  present: string | undefined;
  /** Nothing is told yet: the whole tour is shown. */
  overview: boolean;
  onStop(key: string): void;
}

/** The tour on the map: its way as a line, its stops with their numbers, the city with the layers and the light that the tour asks for. */
export function TourMap({ tour, lang, present, overview, onStop }: TourMapProps) {
  const MapPlace = useMapPlace();
  const map = useAtomValue(mapHandleAtom);
  const shown = useAtomValue(mapShownAtom);
  const whole = useMemo(() => overviewOf(tour), [tour]);
  useTourLight(tour);
  useEffect(() => {
    if (map && shown && overview) void map.flyTo(whole, { seconds: 2 });
  }, [map, shown, overview, whole]);
  const layers = useMemo<MapLayer[]>(
    () => [
      { config: own('tour-way', 'ways'), visible: true, opacity: 1, ways: tour.legs.map(({ path }) => path) },
      {
        config: own('tour-stops', 'pins'),
        visible: true,
        opacity: 1,
        pins: [
          ...(tour.start ? [{ id: 'place:start' as const, icon: 'start', rank: RANK, ...tour.start }] : []),
          ...tour.stops.map(({ key, position, languages }, i) => ({
            id: `place:${key}` as const,
            position,
            icon: `stop-${i + 1}`,
            label: (languages[lang] ?? languages.vi)?.title.normalize('NFC') ?? key,
            rank: RANK,
          })),
        ],
      },
    ],
    [tour, lang],
  );
  const shows = useCallback((layer: LayerConfig) => layer.technique !== 'pins' && tour.layers.includes(layer.id), [tour.layers]);
  const onSelect = useCallback((key: SelectionKey | null) => key?.startsWith('place:') && onStop(key.slice('place:'.length)), [onStop]);
  if (!MapPlace) return null;
  return <MapPlace layers={layers} shows={shows} selected={present ? `place:${present}` : null} onSelect={onSelect} />;
}

/** The hour of the tour over the map; it stands in the page's address and is gone with it. */
function useTourLight({ timeOfDay }: MappedTour): void {
  const { update } = usePortal();
  const change = useRef(update);
  change.current = update;
  useEffect(() => {
    if (timeOfDay !== null) change.current({ minutes: timeOfDay });
  }, [timeOfDay]);
}

/** A view that holds all of a tour. */
function overviewOf({ stops, legs }: MappedTour): View {
  const all = [...stops.map(({ position: [lng, lat] }): [number, number] => [lng, lat]), ...legs.flatMap(({ path }) => path)];
  const [lngs, lats] = [all.map(([lng]) => lng), all.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)];
  const size = distanceBetween([west, south], [east, north]);
  return { target: [(west + east) / 2, (south + north) / 2], range: Math.max(500, size * 1.35), heading: 0, pitch: -55 };
}
