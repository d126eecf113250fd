import type { ImageryProvider } from 'cesium';
import { useEffect, useMemo, useRef } from 'react';
import { ImageryLayer } from 'resium';
import { useGlobe } from '../../globe/context.ts';
import { PaintedImagery, TILE_SIZE } from '../../globe/painted-imagery.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { paintHeat } from './paint-heat.ts';

function Heat({ layer }: { layer: MapLayer }) {
  const { props, imageryArrived } = useGlobe();
  const { heat } = layer;
  const shown = layer.visible && heat && heat.length > 0;
  const provider = useMemo(() => {
    if (!shown) return;
    const edge = (i: 0 | 1 | 2 | 3, of: typeof Math.min) => heat.reduce((all, { box }) => of(all, box[i]), heat[0]?.box[i] ?? 0);
    return new PaintedImagery({
      transparent: true,
      maximumLevel: 16,
      minimumLevel: 5,
      extent: [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)],
      paint: async (z, x, y) => {
        imageryArrived();
        return paintHeat(heat, z, x, y, TILE_SIZE);
      },
    });
  }, [shown, heat, imageryArrived]);
  // Another provider is another layer of the globe.
  const made = useRef(0);
  const key = useMemo(() => {
    if (provider) made.current += 1;
    return made.current;
  }, [provider]);
  useEffect(() => {
    if (heat) props.onLayerStatus(layer.config.id, { state: 'ready', count: heat.length });
  }, [heat, layer.config.id, props.onLayerStatus]);
  if (!provider) return null;
  return <ImageryLayer key={key} imageryProvider={provider as unknown as ImageryProvider} />;
}

/** How much there is where, as cells draped on the relief. */
export default defineLayer({
  technique: 'heat',
  Component: ({ layers }) => layers.map((layer) => <Heat key={layer.config.id} layer={layer} />),
});
