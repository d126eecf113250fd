import { useAtomValue } from 'jotai';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { METRES_PER_DEGREE } from '../../../data/model/distance.ts';
import type { LayerConfig } from '../../../scenes/contract.ts';
import type { Zone } from '../../../scenes/guide-contract.ts';
import type { MapLayer, PinItem, SelectionKey } from '../../lib/map.ts';
import { useMapPlace } from '../../lib/map-place.ts';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { positionOf } from './draft-edits.ts';
import type { PaneProps } from './pane-props.ts';

const RANK = 99;
const layer = (id: string, technique: string, rest: Partial<MapLayer>): MapLayer => ({
  config: { id, technique, title: { vi: id }, group: 'places', visible: true, opacity: 1, formerly: [], config: {} },
  visible: true,
  opacity: 1,
  ...rest,
});
const shows = (config: LayerConfig) => config.technique !== 'pins';

/** The draft on the map: numbered stops, the way, and the zones of the stop at work. */
export function StudioMap({ draft, places, chosen, onChoose }: PaneProps) {
  const MapPlace = useMapPlace();
  const map = useAtomValue(mapHandleAtom);
  const ready = useAtomValue(mapShownAtom);
  const height = useGround();
  const { stops, legs } = draft;
  const pins = useMemo(
    () =>
      stops.flatMap((stop, i): PinItem[] => {
        const at = positionOf(stop, places);
        return at
          ? [
              {
                id: `place:${stop.id}`,
                position: [at[0], at[1], height],
                icon: `stop-${i + 1}`,
                label: stop.own?.words.vi?.title ?? '',
                rank: RANK,
              },
            ]
          : [];
      }),
    [stops, places, height],
  );
  const ways = useMemo(() => legs.map(({ path }) => path), [legs]);
  const stop = stops.find(({ id }) => id === chosen);
  const zones = stop?.zones ?? stop?.own?.zones ?? (stop?.from ? places.get(`${stop.from.guide}/${stop.from.stop}`)?.zones : undefined);
  const rings = useMemo(() => (zones ?? []).map(ringOf), [zones]);
  const layers = useMemo(
    () => [
      layer('studio-way', 'ways', { ways }),
      layer('studio-zones', 'ways', { ways: rings, opacity: 0.55 }),
      layer('studio-stops', 'pins', { pins }),
    ],
    [ways, rings, pins],
  );
  const [lng, lat] = (stop && positionOf(stop, places)) ?? [];
  useEffect(() => {
    if (map && ready && lng !== undefined && lat !== undefined) void map.lookAt([lng, lat, height], 450);
  }, [map, ready, lng, lat, height]);
  const onSelect = useCallback((key: SelectionKey | null) => key?.startsWith('place:') && onChoose(key.slice('place:'.length)), [onChoose]);
  if (!MapPlace) return null;
  return <MapPlace layers={layers} shows={shows} selected={chosen ? `place:${chosen}` : null} onSelect={onSelect} />;
}

/** Height of the ground in the middle of the map when it was first drawn, metres above the ellipsoid: good enough for pins of one town. */
function useGround(): number {
  const map = useAtomValue(mapHandleAtom);
  const ready = useAtomValue(mapShownAtom);
  const [height, setHeight] = useState(0);
  useEffect(() => {
    if (!map || !ready) return;
    const box = document.querySelector('[data-studio-map]')?.getBoundingClientRect();
    const found = box && map.positionAt(box.left + box.width / 2, box.top + box.height / 2);
    if (found) setHeight(Math.round(found.position[2]));
  }, [map, ready]);
  return height;
}

/** A zone's edge as a closed line. */
function ringOf(zone: Zone): [number, number][] {
  if ('ring' in zone) return zone.ring;
  const { centre, enter } = zone;
  const dy = enter / METRES_PER_DEGREE;
  const dx = dy / Math.cos((centre[1] * Math.PI) / 180);
  return Array.from({ length: 49 }, (_, i) => {
    const angle = (i / 48) * 2 * Math.PI;
    return [centre[0] + dx * Math.cos(angle), centre[1] + dy * Math.sin(angle)];
  });
}
