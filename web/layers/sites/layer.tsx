import { Cesium3DTileStyle } from 'cesium';
import { useEffect, useMemo, useState } from 'react';
import { useGlobe } from '../../globe/context.ts';
import { lightByLook, lightOnlyByShader } from '../../globe/look-uniforms.ts';
import { applyPresetToTileset } from '../../globe/quality.ts';
import { useTileset } from '../../globe/use-tileset.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import { makeSiteShader } from './site-shader.ts';
import { usePickedPart } from './use-picked-part.ts';

/** Without a first answer after this long the layer says so, milliseconds. */
const TIMEOUT = 20_000;

function SiteModels({ layer }: { layer: MapLayer }) {
  const { widget, look, preset, draft, props, draw } = useGlobe();
  const [attempt, setAttempt] = useState(0);
  const shader = useMemo(makeSiteShader, []);
  const { onLayerStatus } = props;
  const { id } = layer.config;
  const { opacity, visible } = layer;
  const failed = (reason: string) => onLayerStatus(id, { state: 'failed', reason, retry: () => setAttempt((n) => n + 1) });
  const tileset = useTileset(
    widget.scene,
    {
      url: `/tiles/${props.city.scene.id}/sites/tileset.json`,
      options: {
        show: visible && !draft,
        preloadWhenHidden: visible && draft,
        skipLevelOfDetail: false,
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
    lightByLook(shader, look);
    draw();
  }, [shader, look, draw]);

  useEffect(() => {
    if (!tileset) return;
    applyPresetToTileset(tileset, preset, false);
    tileset.preloadWhenHidden = visible && draft;
    tileset.show = visible && !draft;
    tileset.style = opacity < 1 ? new Cesium3DTileStyle({ color: `color('white', ${opacity})` }) : undefined;
    draw();
  }, [tileset, preset, draft, visible, opacity, draw]);

  usePickedPart(tileset, props.selected, draw);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt has its own time
  useEffect(() => {
    if (tileset) return;
    onLayerStatus(id, { state: 'loading' });
    const timer = setTimeout(() => failed('timeout'), TIMEOUT);
    return () => clearTimeout(timer);
  }, [tileset, id, attempt, onLayerStatus]);

  return null;
}

/** Sights modelled part by part, `/tiles/<city>/sites/`; a click on a part picks it. */
export default defineLayer({
  technique: 'sites',
  Component: ({ layers }) => layers.map((layer) => <SiteModels key={layer.config.id} layer={layer} />),
});
