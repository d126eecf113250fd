import { Cartesian3, type Cesium3DTileset, ClippingPolygon, ClippingPolygonCollection } from 'cesium';
import { useAtomValue } from 'jotai';
import { useEffect } from 'react';
import { type CutOut, cutOutAtom } from '../../lib/cut-out.ts';

/** Frames until every tile that is drawn has taken the rings over. */
const FRAMES = 3;

const polygonOf = (cut: CutOut) => {
  const [positions = [], ...holes] = cut.map((ring) => ring.map(([lng, lat]) => Cartesian3.fromDegrees(lng, lat)));
  return new ClippingPolygon({ positions, holes });
};

/** Leaves free what other models cover. */
export function useCutOut(tileset: Cesium3DTileset | null, draw: () => void): void {
  const cuts = useAtomValue(cutOutAtom);
  useEffect(() => {
    if (!tileset || cuts.length === 0) return;
    tileset.clippingPolygons = new ClippingPolygonCollection({ polygons: cuts.map(polygonOf) });
    const timers = Array.from({ length: FRAMES }, (_, i) => setTimeout(draw, i * 60));
    return () => {
      for (const timer of timers) clearTimeout(timer);
      if (tileset.isDestroyed()) return;
      // Emptied, not taken away: the tiles' shaders are made without it then.
      tileset.clippingPolygons.removeAll();
      draw();
    };
  }, [tileset, cuts, draw]);
}
