import { Cesium3DTileStyle, Cesium3DTileset, type CustomShader } from 'cesium';
import { useEffect, useRef, useState } from 'react';
import { useGlobe } from '../globe/context.ts';
import { lightOnlyByShader } from '../globe/look-uniforms.ts';
import { applyPresetToTileset } from '../globe/quality.ts';
import type { MapLayer } from '../lib/map.ts';

/** Without a first answer after this long the layer says so, milliseconds. */
const TIMEOUT = 20_000;

export interface LayerTileset {
  /** Folder below `/tiles/<city>/`. */
  folder: string;
  /** All the light that falls on it. */
  shader: CustomShader;
  /** Trees may be coarser than houses. */
  trees?: boolean;
  /** As the tileset begins, besides what all have. */
  options?: Cesium3DTileset.ConstructorOptions;
}

/**
 * The tileset of a layer, on the globe while the caller is; null until it is there. It loads and fails alone, says so in the layer's row and
 * offers a retry. An answer that comes after the map has gone ends quietly.
 */
export function useLayerTileset(layer: MapLayer, { folder, shader, trees = false, options }: LayerTileset): Cesium3DTileset | null {
  const { widget, preset, draft, props, draw } = useGlobe();
  const { scene } = widget;
  const { onLayerStatus } = props;
  const { id } = layer.config;
  const { opacity, visible } = layer;
  const [attempt, setAttempt] = useState(0);
  const [tileset, setTileset] = useState<Cesium3DTileset | null>(null);
  // Behind the poster tiles load without being drawn: without a GPU a picture of the city costs more than all that loads meanwhile.
  const shown = { show: visible && !draft, preloadWhenHidden: visible && draft };
  const begin = useRef({ ...options, ...shown });
  begin.current = { ...options, ...shown };
  const light = useRef(shader);
  light.current = shader;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is how a retry asks for another go
  useEffect(() => {
    let gone = false;
    let made: Cesium3DTileset | undefined;
    const over = () => gone || scene.isDestroyed();
    const failed = (reason: string) => {
      if (!over()) onLayerStatus(id, { state: 'failed', reason, retry: () => setAttempt((n) => n + 1) });
    };
    onLayerStatus(id, { state: 'loading' });
    const timer = setTimeout(() => failed('timeout'), TIMEOUT);
    const url = `/tiles/${props.city.scene.id}/${folder}/tileset.json`;
    Cesium3DTileset.fromUrl(url, { skipLevelOfDetail: false, enableCollision: false, ...begin.current })
      .then(
        (answer) => {
          if (over()) return answer.destroy();
          made = answer;
          answer.customShader = light.current;
          lightOnlyByShader(answer);
          answer.initialTilesLoaded.addEventListener(() => onLayerStatus(id, { state: 'ready' }));
          answer.tileFailed.addEventListener((error: unknown) => console.warn('A tile failed', error));
          scene.primitives.add(answer);
          setTileset(answer);
        },
        (error: unknown) => failed(String(error)),
      )
      .finally(() => clearTimeout(timer));
    return () => {
      gone = true;
      clearTimeout(timer);
      setTileset(null);
      if (made && !scene.isDestroyed()) scene.primitives.remove(made);
    };
  }, [scene, props.city.scene.id, folder, id, attempt, onLayerStatus]);

  useEffect(() => {
    if (!tileset) return;
    applyPresetToTileset(tileset, preset, trees);
    tileset.customShader = shader;
    tileset.show = visible && !draft;
    tileset.preloadWhenHidden = visible && draft;
    tileset.style = opacity < 1 ? new Cesium3DTileStyle({ color: `color('white', ${opacity})` }) : undefined;
    draw();
  }, [tileset, shader, preset, trees, draft, visible, opacity, draw]);

  return tileset;
}
