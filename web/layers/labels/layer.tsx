import { useEffect, useRef } from 'react';
import { viewOf } from '../../globe/camera.ts';
import { useGlobe } from '../../globe/context.ts';
import { groundHeight } from '../../globe/ground-height.ts';
import type { MapLayer } from '../../lib/map.ts';
import { defineLayer } from '../layer.ts';
import type { LabelAnswer, LabelRequest } from './labels.worker.ts';

function Labels({ layers }: { layers: MapLayer[] }) {
  const globe = useGlobe();
  const latest = useRef(globe);
  latest.current = globe;
  const latestLayers = useRef(layers);
  latestLayers.current = layers;
  const visible = layers.some((layer) => layer.visible);
  const opacity = Math.max(...layers.map((layer) => layer.opacity));
  const { lang } = globe.props;
  const city = globe.props.city.scene.id;
  const { onRest } = globe;

  useEffect(() => {
    if (!visible) return;
    const worker = new Worker(new URL('./labels.worker.ts', import.meta.url), { type: 'module' });
    let turn = 0;
    worker.onmessage = (event: MessageEvent<LabelAnswer>) => {
      const { widget, labels, props } = latest.current;
      if (event.data.turn !== turn || widget.isDestroyed()) return;
      const { names, failed } = event.data;
      const retry = () => ask();
      for (const { config } of latestLayers.current) {
        props.onLayerStatus(config.id, failed ? { state: 'failed', reason: failed, retry } : { state: 'ready', count: names.length });
      }
      labels.set(
        'ground',
        names.map((name) => ({
          ...name,
          opacity,
          position: [name.lng, name.lat, groundHeight(widget.scene, name.lng, name.lat, 0) + 4],
        })),
      );
    };
    const ask = () => {
      const view = viewOf(latest.current.widget.scene);
      turn += 1;
      worker.postMessage({ turn, city, lang, target: view.target, range: view.range, origin: location.origin } satisfies LabelRequest);
    };
    const stop = onRest(ask);
    return () => {
      stop();
      worker.terminate();
      latest.current.labels.set('ground', []);
    };
  }, [visible, opacity, lang, city, onRest]);
  return null;
}

/** Names on the ground (towns, waters, peaks, streets) from the vector tiles' label points. */
export default defineLayer({ technique: 'labels', Component: Labels });
