import { useEffect, useMemo, useRef } from 'react';
import { useGlobe } from '../../globe/context.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { countOf, PinBoard, shownOf } from './pin-board.ts';
import { PinImages } from './pin-images.ts';

function Pins({ layers }: { layers: MapLayer[] }) {
  const globe = useGlobe();
  const latest = useRef(globe);
  latest.current = globe;
  const board = useRef<PinBoard | null>(null);
  const { kinds } = globe.props.city;
  const images = useMemo(() => new PinImages(kinds, Math.min(2, globalThis.devicePixelRatio || 1)), [kinds]);
  const { onRest } = globe;

  useEffect(() => {
    const made = new PinBoard(() => latest.current, images);
    board.current = made;
    const stop = onRest(() => void made.update());
    return () => {
      stop();
      made.destroy();
      board.current = null;
    };
  }, [images, onRest]);

  const key = layers
    .map((layer) => `${layer.config.id}:${layer.visible}:${layer.opacity}:${layer.pins?.length ?? 0}:${layer.heaps?.length ?? 0}`)
    .join();
  const shown = useMemo(() => shownOf(layers), [layers]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new board needs its load too
  useEffect(() => board.current?.load(shown), [shown, key, images]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is picked changes which pin is drawn large
  useEffect(() => void board.current?.update(), [globe.props.selected]);
  const { onLayerStatus } = globe.props;
  useEffect(() => {
    for (const layer of layers)
      if (layer.pins) onLayerStatus(layer.config.id, { state: 'ready', count: countOf({ pins: layer.pins, heaps: layer.heaps ?? [] }) });
  }, [layers, onLayerStatus]);
  return null;
}

/** Places, cameras and reports as pins, joined into readable clusters. */
export default defineLayer({ technique: 'pins', Component: Pins });
