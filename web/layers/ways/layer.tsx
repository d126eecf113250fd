import {
  Cartesian3,
  Color,
  GeometryInstance,
  GroundPolylineGeometry,
  GroundPolylinePrimitive,
  Material,
  PolylineMaterialAppearance,
} from 'cesium';
import { useEffect } from 'react';
import { useGlobe } from '../../globe/context.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';

/** Line and rim; both stand out from the ground by day and by night. */
const LOOK = { light: ['#3538a8', '#ffffff'], dark: ['#aeb4ff', '#10142c'] } as const;
const WIDTH = 8;

function Ways({ layer }: { layer: MapLayer }) {
  const { widget, props, draw } = useGlobe();
  const { ways } = layer;
  const dark = props.style !== 'light';
  const shown = layer.visible && ways && ways.length > 0;
  useEffect(() => {
    if (!shown) return;
    const { scene } = widget;
    let gone = false;
    let primitive: GroundPolylinePrimitive | undefined;
    // The relief's heights are needed before anything is laid on it.
    const draws = GroundPolylinePrimitive.initializeTerrainHeights().then(() => {
      if (gone || scene.isDestroyed()) return;
      const [colour, rim] = LOOK[dark ? 'dark' : 'light'];
      const made = new GroundPolylinePrimitive({
        geometryInstances: ways
          .filter((line) => line.length > 1)
          .map(
            (line) =>
              new GeometryInstance({
                geometry: new GroundPolylineGeometry({
                  positions: line.map(([lng, lat]) => Cartesian3.fromDegrees(lng, lat)),
                  width: WIDTH,
                }),
              }),
          ),
        appearance: new PolylineMaterialAppearance({
          material: Material.fromType('PolylineOutline', {
            color: Color.fromCssColorString(colour).withAlpha(layer.opacity),
            outlineColor: Color.fromCssColorString(rim).withAlpha(layer.opacity),
            outlineWidth: 2,
          }),
        }),
        allowPicking: false,
        asynchronous: false,
      });
      primitive = scene.groundPrimitives.add(made) as GroundPolylinePrimitive;
      draw();
    });
    draws.catch((error: unknown) => console.warn('A way cannot be drawn', error));
    return () => {
      gone = true;
      if (primitive && !scene.isDestroyed()) scene.groundPrimitives.remove(primitive);
      draw();
    };
  }, [shown, ways, dark, layer.opacity, widget, draw]);
  const { onLayerStatus } = props;
  const { id } = layer.config;
  useEffect(() => {
    if (ways) onLayerStatus(id, { state: 'ready', count: ways.length });
  }, [ways, id, onLayerStatus]);
  return null;
}

/** Ways along the ground: a tour's path. */
export default defineLayer({
  technique: 'ways',
  Component: ({ layers }) => layers.map((layer) => <Ways key={layer.config.id} layer={layer} />),
});
