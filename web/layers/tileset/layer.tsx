import { Cesium3DTileStyle } from 'cesium';
import { useEffect, useMemo, useState } from 'react';
import { useGlobe } from '../../globe/context.ts';
import { lightOnlyByShader } from '../../globe/look-uniforms.ts';
import { applyPresetToTileset } from '../../globe/quality.ts';
import { useTileset } from '../../globe/use-tileset.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { lightFacades, makeFacadeShader } from './facade-shader.ts';
import { useCutOut } from './use-cut-out.ts';
import { usePickedBuilding } from './use-picked-building.ts';

/** Without a first answer after this long the layer says so, milliseconds. */
const TIMEOUT = 20_000;

function Tileset({ layer }: { layer: MapLayer }) {
  const { widget, look, preset, draft, props, draw } = useGlobe();
  const [attempt, setAttempt] = useState(0);
  const shader = useMemo(makeFacadeShader, []);
  const name = String(layer.config.config.tileset ?? layer.config.id);
  const buildings = name === 'buildings';
  const { onLayerStatus } = props;
  const { id } = layer.config;
  const { opacity, visible } = layer;
  const failed = (reason: string) => onLayerStatus(id, { state: 'failed', reason, retry: () => setAttempt((n) => n + 1) });
  const tileset = useTileset(
    widget.scene,
    {
      url: `/tiles/${props.city.scene.id}/${name}/tileset.json`,
      options: {
        show: visible && !draft,
        preloadWhenHidden: visible && draft,
        skipLevelOfDetail: false,
        dynamicScreenSpaceError: true,
        dynamicScreenSpaceErrorDensity: 0.0004,
        dynamicScreenSpaceErrorFactor: 20,
        cullRequestsWhileMovingMultiplier: 40,
        enableCollision: false,
      },
      onMade: (made) => {
        made.customShader = shader;
        lightOnlyByShader(made);
      },
      onFirstTiles: () => onLayerStatus(id, { state: 'ready' }),
      onFailed: failed,
    },
    attempt,
  );

  useEffect(() => {
    lightFacades(shader, look, buildings);
    draw();
  }, [shader, look, buildings, draw]);

  useEffect(() => {
    if (!tileset) return;
    applyPresetToTileset(tileset, preset, !buildings);
    // Behind the poster tiles load without being drawn: without a GPU a picture of the city costs more than all that loads meanwhile.
    tileset.preloadWhenHidden = visible && draft;
    tileset.show = visible && !draft;
    tileset.style = opacity < 1 ? new Cesium3DTileStyle({ color: `color('white', ${opacity})` }) : undefined;
    draw();
  }, [tileset, preset, draft, buildings, visible, opacity, draw]);

  useCutOut(buildings ? tileset : null, draw);
  usePickedBuilding(buildings ? tileset : null, props.selected, draw, props.onBuilding);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt has its own time
  useEffect(() => {
    if (tileset) return;
    onLayerStatus(id, { state: 'loading' });
    const timer = setTimeout(() => failed('timeout'), TIMEOUT);
    return () => clearTimeout(timer);
  }, [tileset, id, attempt, onLayerStatus]);

  return null;
}

/** 3D Tiles of the city: buildings, trees. `config.tileset` names the folder below `/tiles/<city>/`. */
export default defineLayer({
  technique: 'tileset',
  Component: ({ layers }) => layers.map((layer) => <Tileset key={layer.config.id} layer={layer} />),
});
