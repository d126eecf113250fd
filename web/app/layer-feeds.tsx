import { atom, useSetAtom } from 'jotai';
import { useEffect, useMemo } from 'react';
import type { LayerConfig } from '../../scenes/contract.ts';
import type { LayerData, LayerFeed } from '../lib/feature.ts';
import type { LayerStatus } from '../lib/map.ts';
import { dataStatusAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';

/** What the features brought, by layer id. */
export const layerDataAtom = atom<Record<string, Pick<LayerData, 'pins' | 'heaps' | 'areas'>>>({});

const all = () => true;

/** One feed for each layer that is on: each loads and fails alone. */
export function LayerFeeds({ shows = all }: { shows?: (layer: LayerConfig) => boolean }) {
  const { city, state, feedOf } = usePortal();
  return city.scene.layers.map((layer) => {
    const feed = feedOf(layer.id);
    const visible = state.layers[layer.id]?.visible ?? layer.visible;
    return feed && visible && shows(layer) ? <Feed key={layer.id} layer={layer} feed={feed} /> : null;
  });
}

function Feed({ layer, feed }: { layer: LayerConfig; feed: LayerFeed }) {
  const { pending, error, retry, pins, heaps, areas } = feed.useLayer(layer);
  const setData = useSetAtom(layerDataAtom);
  const setStatus = useSetAtom(dataStatusAtom);
  const status = useMemo<LayerStatus>(() => {
    if (pins ?? areas) return { state: 'ready', count: (pins ?? areas)?.length ?? 0 };
    if (error) return { state: 'failed', reason: error instanceof Error ? error.message : String(error), retry };
    return { state: pending ? 'loading' : 'idle' };
  }, [pending, error, retry, pins, areas]);
  useEffect(() => {
    setData((all) => ({ ...all, [layer.id]: { pins, heaps, areas } }));
  }, [setData, layer.id, pins, heaps, areas]);
  useEffect(() => {
    setStatus((all) => ({ ...all, [layer.id]: status }));
  }, [setStatus, layer.id, status]);
  return null;
}
