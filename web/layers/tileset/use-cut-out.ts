import { Cartesian3, type Cesium3DTileset, ClippingPolygon, ClippingPolygonCollection } from 'cesium';
import { useAtomValue } from 'jotai';
import { useEffect } from 'react';
import { cutOutAtom } from '../../lib/cut-out.ts';

/** Frames in which the distances to the rings are painted before the tiles can ask for them. */
const FRAMES = 3;

/** Leaves free what other models cover. */
export function useCutOut(tileset: Cesium3DTileset | null, draw: () => void): void {
  const rings = useAtomValue(cutOutAtom);
  useEffect(() => {
    if (!tileset || rings.length === 0) return;
    const polygons = rings.map((ring) => new ClippingPolygon({ positions: ring.map(([lng, lat]) => Cartesian3.fromDegrees(lng, lat)) }));
    tileset.clippingPolygons = new ClippingPolygonCollection({ polygons });
    const timers = Array.from({ length: FRAMES }, (_, i) => setTimeout(draw, i * 60));
    return () => {
      for (const timer of timers) clearTimeout(timer);
      if (tileset.isDestroyed()) return;
      // Emptied, not taken away: the tiles' shaders are made without it then.
      tileset.clippingPolygons.removeAll();
      draw();
    };
  }, [tileset, rings, draw]);
}
