import { useEffect, useMemo } from 'react';
import { useGlobe } from '../../globe/context.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { useLayerTileset } from '../use-layer-tileset.ts';
import { lightFacades, makeFacadeShader } from './facade-shader.ts';
import { useCutOut } from './use-cut-out.ts';
import { usePickedBuilding } from './use-picked-building.ts';

/** A whole city is loaded coarser far away and while the camera moves. */
const WIDE = {
  dynamicScreenSpaceError: true,
  dynamicScreenSpaceErrorDensity: 0.0004,
  dynamicScreenSpaceErrorFactor: 20,
  cullRequestsWhileMovingMultiplier: 40,
};

function Tileset({ layer }: { layer: MapLayer }) {
  const { look, props, draw } = useGlobe();
  const shader = useMemo(makeFacadeShader, []);
  const folder = String(layer.config.config.tileset ?? layer.config.id);
  const buildings = folder === 'buildings';
  const tileset = useLayerTileset(layer, { folder, shader, trees: !buildings, options: WIDE });

  useEffect(() => {
    lightFacades(shader, look, buildings);
    draw();
  }, [shader, look, buildings, draw]);

  useCutOut(buildings ? tileset : null, draw);
  usePickedBuilding(buildings ? tileset : null, props.selected, draw, props.onBuilding);
  return null;
}

/** 3D Tiles of the city: buildings, trees. `config.tileset` names the folder below `/tiles/<city>/`. */
export default defineLayer({
  technique: 'tileset',
  Component: ({ layers }) => layers.map((layer) => <Tileset key={layer.config.id} layer={layer} />),
});
