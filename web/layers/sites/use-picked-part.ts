import { Cesium3DTileFeature, type Cesium3DTileset, Color } from 'cesium';
import { useEffect } from 'react';
import type { SelectionKey } from '../../lib/map.ts';

const PICKED = Color.fromCssColorString('#ffb14d');

interface TileLike {
  content: { featuresLength: number; getFeature(i: number): unknown };
}

/** The picked part keeps its colour in both levels of detail, also when its tile arrives after the pick. */
export function usePickedPart(tileset: Cesium3DTileset | null, selected: SelectionKey | null, draw: () => void): void {
  const id = selected?.startsWith('part:') ? selected.slice('part:'.length) : null;
  useEffect(() => {
    if (!tileset || !id) return;
    const seen = new WeakSet<object>();
    const painted: Cesium3DTileFeature[] = [];
    const stop = tileset.tileVisible.addEventListener(({ content }: TileLike) => {
      if (seen.has(content)) return;
      seen.add(content);
      for (let i = 0; i < content.featuresLength; i++) {
        const feature = content.getFeature(i);
        if (!(feature instanceof Cesium3DTileFeature) || feature.getProperty('id') !== id) continue;
        feature.color = PICKED;
        painted.push(feature);
        draw();
      }
    });
    draw();
    return () => {
      stop();
      if (!tileset.isDestroyed()) for (const feature of painted) if (feature.tileset) feature.color = Color.WHITE;
      draw();
    };
  }, [tileset, id, draw]);
}
