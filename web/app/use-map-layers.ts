import { useAtomValue } from 'jotai';
import { useMemo } from 'react';
import type { MapLayer } from '../lib/map.ts';
import { usePortal } from '../lib/portal.ts';
import { layerDataAtom } from './layer-feeds.tsx';

/** The scene's layers as they now stand, with what the features brought for them. */
export function useMapLayers(): MapLayer[] {
  const { city, state } = usePortal();
  const data = useAtomValue(layerDataAtom);
  return useMemo(
    () =>
      city.scene.layers.map((config) => {
        const change = state.layers[config.id];
        const { pins, areas } = data[config.id] ?? {};
        return {
          config,
          visible: change?.visible ?? config.visible,
          opacity: change?.opacity ?? config.opacity,
          ...(pins ? { pins } : {}),
          ...(areas ? { areas } : {}),
        };
      }),
    [city.scene.layers, state.layers, data],
  );
}
