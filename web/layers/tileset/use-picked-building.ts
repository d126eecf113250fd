import { Cesium3DTileFeature, type Cesium3DTileset, Color } from 'cesium';
import { useEffect } from 'react';
import { buildingOf } from '../../globe/building-feature.ts';
import type { PickedBuilding, SelectionKey } from '../../lib/map.ts';

const PICKED = Color.fromCssColorString('#8f9dff');

interface TileLike {
  content: { featuresLength: number; getFeature(i: number): unknown };
}

/**
 * The picked building keeps its colour until something else is picked, also when it was named by a link and its tile arrives later;
 * then `onFound` tells what its tile knows of it.
 */
export function usePickedBuilding(
  tileset: Cesium3DTileset | null,
  selected: SelectionKey | null,
  draw: () => void,
  onFound?: (building: PickedBuilding) => void,
): void {
  const id = selected?.startsWith('building:') ? selected.slice('building:'.length) : null;
  useEffect(() => {
    if (!tileset || !id) return;
    let painted: Cesium3DTileFeature | undefined;
    const stop = tileset.tileVisible.addEventListener(({ content }: TileLike) => {
      if (painted) return;
      for (let i = 0; i < content.featuresLength; i++) {
        const feature = content.getFeature(i);
        if (!(feature instanceof Cesium3DTileFeature) || feature.getProperty('id') !== id) continue;
        feature.color = PICKED;
        painted = feature;
        const building = buildingOf(feature);
        if (building) onFound?.(building);
        draw();
        return;
      }
    });
    draw();
    return () => {
      stop();
      if (painted && !tileset.isDestroyed()) painted.color = Color.WHITE;
      draw();
    };
  }, [tileset, id, draw, onFound]);
}
