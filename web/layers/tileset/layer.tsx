import { Cesium3DTileFeature, type Cesium3DTileset as CesiumTileset, Color, type CustomShader } from 'cesium';
import { useEffect, useMemo, useRef } from 'react';
import { Cesium3DTileset } from 'resium';
import { useGlobe } from '../../globe/context.ts';
import { applyPresetToTileset } from '../../globe/quality.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { lightFacades, makeFacadeShader } from './facade-shader.ts';

const HIGHLIGHT = Color.fromCssColorString('#8f9dff');

function Tileset({ layer }: { layer: MapLayer }) {
  const globe = useGlobe();
  const { look, preset, props } = globe;
  const tileset = useRef<CesiumTileset | null>(null);
  const shader = useMemo<CustomShader>(makeFacadeShader, []);
  const name = String(layer.config.config.tileset ?? layer.config.id);
  const buildings = name === 'buildings';
  const { onLayerStatus, selected } = props;
  const id = layer.config.id;

  useEffect(() => {
    lightFacades(shader, look, buildings);
    globe.draw();
  }, [shader, look, buildings, globe]);

  useEffect(() => {
    if (tileset.current) applyPresetToTileset(tileset.current, preset);
    globe.draw();
  }, [preset, globe]);

  useEffect(() => {
    if (tileset.current) tileset.current.show = layer.visible;
    globe.draw();
  }, [layer.visible, globe]);

  // The picked building keeps its colour until something else is picked; tiles that load later are coloured as they come.
  useEffect(() => {
    const mine = selected?.startsWith('building:') ? selected.slice('building:'.length) : null;
    const set = tileset.current;
    if (!set || !buildings) return;
    const paint = (content: { featuresLength: number; getFeature(i: number): Cesium3DTileFeature }, colour: Color) => {
      for (let i = 0; i < content.featuresLength; i++) {
        const feature = content.getFeature(i);
        if (feature instanceof Cesium3DTileFeature && feature.getProperty('id') === mine) {
          feature.color = colour;
          return feature;
        }
      }
      return undefined;
    };
    const painted: Cesium3DTileFeature[] = [];
    const onVisible = (tile: { content: { featuresLength: number; getFeature(i: number): Cesium3DTileFeature } }) => {
      if (!mine || painted.length > 0) return;
      const feature = paint(tile.content, HIGHLIGHT);
      if (feature) painted.push(feature);
    };
    const stop = mine ? set.tileVisible.addEventListener(onVisible) : undefined;
    globe.draw();
    return () => {
      stop?.();
      if (!set.isDestroyed()) for (const feature of painted) feature.color = Color.WHITE;
    };
  }, [selected, buildings, globe]);

  return (
    <Cesium3DTileset
      url={`/tiles/${props.city.scene.id}/${name}/tileset.json`}
      customShader={shader}
      show={layer.visible}
      skipLevelOfDetail={false}
      dynamicScreenSpaceError
      dynamicScreenSpaceErrorDensity={0.0004}
      dynamicScreenSpaceErrorFactor={20}
      cullRequestsWhileMovingMultiplier={40}
      enableCollision={false}
      onReady={(set) => {
        tileset.current = set;
        applyPresetToTileset(set, preset);
        set.show = layer.visible;
        onLayerStatus(id, { state: 'loading' });
        globe.draw();
      }}
      onInitialTilesLoad={() => onLayerStatus(id, { state: 'ready' })}
      onTileFailed={(error: unknown) => console.warn('tile', error)}
      onError={(error: unknown) => onLayerStatus(id, { state: 'failed', reason: String(error), retry: () => location.reload() })}
    />
  );
}

/** 3D Tiles of the city: buildings, trees. `config.tileset` names the folder below `/tiles/<city>/`. */
export default defineLayer({
  technique: 'tileset',
  Component: ({ layers }) => layers.map((layer) => <Tileset key={layer.config.id} layer={layer} />),
});
