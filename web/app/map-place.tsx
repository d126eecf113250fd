import { useMemo } from 'react';
import type { MapPlaceProps } from '../lib/map-place.ts';
import { LayerFeeds } from './layer-feeds.tsx';
import { MapSlot } from './map-slot.tsx';

/** The 3D map as a part of a feature's page. */
export function MapPlace({ layers, shows, selected, onSelect }: MapPlaceProps) {
  const own = useMemo(() => ({ layers, shows, selected, onSelect }), [layers, shows, selected, onSelect]);
  return (
    <>
      <LayerFeeds shows={shows} />
      <MapSlot covered={null} own={own} />
    </>
  );
}
