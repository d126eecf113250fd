import { useAtomValue } from 'jotai';
import { useMemo } from 'react';
import type { MapLayer } from '../lib/map.ts';
import type { MapPlaceProps } from '../lib/map-place.ts';
import { usePortal } from '../lib/portal.ts';
import { layerDataAtom } from './layer-feeds.tsx';

/** The scene's layers as they now stand, with what the features brought for them; a page may leave some out and add its own. */
export function useMapLayers(own?: MapPlaceProps): MapLayer[] {
  const { city, state } = usePortal();
  const data = useAtomValue(layerDataAtom);
  const scene = useMemo(
    () =>
      city.scene.layers.map((config) => {
        const change = state.layers[config.id];
        const { pins, heaps, areas } = data[config.id] ?? {};
        return {
          config,
          visible: change?.visible ?? config.visible,
          opacity: change?.opacity ?? config.opacity,
          ...(pins ? { pins } : {}),
          ...(heaps ? { heaps } : {}),
          ...(areas ? { areas } : {}),
        };
      }),
    [city.scene.layers, state.layers, data],
  );
  const { layers, shows } = own ?? {};
  return useMemo(() => (layers && shows ? [...scene.filter((layer) => shows(layer.config)), ...layers] : scene), [scene, layers, shows]);
}
