import { bbox, booleanPointInPolygon, feature, featureCollection, pointOnFeature } from '@turf/turf';
import type { ImageryProvider } from 'cesium';
import { useEffect, useMemo } from 'react';
import { ImageryLayer } from 'resium';
import { useGlobe } from '../../globe/context.ts';
import { groundHeight } from '../../globe/ground-height.ts';
import { PaintedImagery, TILE_SIZE } from '../../globe/painted-imagery.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { paintAreas } from './paint-areas.ts';

function Areas({ layer }: { layer: MapLayer }) {
  const globe = useGlobe();
  const { targets, labels, props, widget, onRest, imageryArrived } = globe;
  const { areas } = layer;
  const shown = layer.visible && areas && areas.length > 0;
  const selected = props.selected?.startsWith('area:') ? props.selected.slice('area:'.length) : null;
  const dark = props.style !== 'light';
  const { onSelect, lang } = props;

  const provider = useMemo(
    () =>
      shown
        ? new PaintedImagery({
            transparent: true,
            maximumLevel: 15,
            minimumLevel: 5,
            // Without it Cesium would cover the whole earth with tiles of the lowest level: a thousand canvases.
            extent: bbox(featureCollection(areas.map(({ geometry }) => feature(geometry)))) as [number, number, number, number],
            paint: async (z, x, y) => {
              imageryArrived();
              return paintAreas(areas, z, x, y, TILE_SIZE, { opacity: layer.opacity, selected, dark });
            },
          })
        : undefined,
    [shown, areas, layer.opacity, selected, dark, imageryArrived],
  );

  useEffect(() => {
    if (!shown) return;
    targets.setGround('areas', (lng, lat) => {
      const hit = areas.find((area) => booleanPointInPolygon([lng, lat], area.geometry));
      if (hit) onSelect(`area:${hit.id}`);
      return Boolean(hit);
    });
    const points = areas.map((area) => ({ area, point: pointOnFeature(area.geometry).geometry.coordinates }));
    const stop = onRest(() =>
      labels.set(
        'areas',
        points.map(({ area, point: [lng = 0, lat = 0] }) => ({
          id: `area:${area.id}`,
          text: area.properties.name[lang] ?? area.properties.name.vi ?? area.id,
          position: [lng, lat, groundHeight(widget.scene, lng, lat, 0) + 20],
          rank: 95,
          look: 'place' as const,
        })),
      ),
    );
    return () => {
      stop();
      targets.setGround('areas', null);
      labels.set('areas', []);
    };
  }, [shown, areas, targets, labels, onSelect, lang, widget, onRest]);

  useEffect(() => {
    if (areas) props.onLayerStatus(layer.config.id, { state: 'ready', count: areas.length });
  }, [areas, layer.config.id, props.onLayerStatus]);

  if (!provider) return null;
  return (
    <ImageryLayer
      key={`${selected}-${layer.opacity}-${dark}-${areas?.length}-${areas?.[0]?.id}`}
      imageryProvider={provider as unknown as ImageryProvider}
    />
  );
}

/** Administrative areas, draped on the relief exactly as drawn. */
export default defineLayer({
  technique: 'areas',
  Component: ({ layers }) => layers.map((layer) => <Areas key={layer.config.id} layer={layer} />),
});
