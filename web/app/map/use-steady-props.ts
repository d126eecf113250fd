import { useMemo, useRef } from 'react';
import type { MapViewProps } from '../../lib/map.ts';

type Callbacks = Pick<
  MapViewProps,
  'onSelect' | 'onBuilding' | 'onView' | 'onHeading' | 'onReady' | 'onProgress' | 'onLayerStatus' | 'onFatal' | 'onQuality'
>;

/** The same props with callbacks that never change, so that a new function from above starts nothing anew; each calls the newest one. */
export function useSteadyProps(props: MapViewProps): MapViewProps {
  const latest = useRef(props);
  latest.current = props;
  const steady = useMemo<Callbacks>(
    () => ({
      onSelect: (key, building) => latest.current.onSelect(key, building),
      onBuilding: (building) => latest.current.onBuilding?.(building),
      onView: (view, metresPerPixel) => latest.current.onView(view, metresPerPixel),
      onHeading: (heading, pitch) => latest.current.onHeading(heading, pitch),
      onReady: (handle) => latest.current.onReady(handle),
      onProgress: (progress) => latest.current.onProgress(progress),
      onLayerStatus: (id, status) => latest.current.onLayerStatus(id, status),
      onFatal: (reason) => latest.current.onFatal(reason),
      onQuality: (preset) => latest.current.onQuality(preset),
    }),
    [],
  );
  return useMemo(() => ({ ...props, ...steady }), [props, steady]);
}
