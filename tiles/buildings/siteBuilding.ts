import type { Building, GroundHeight } from '../contract.ts';
import type { Sited } from './buildTile.ts';

const MOST_SAMPLES = 24;

/** Reads the ground under a footprint: the building stands on the median, its walls reach below the lowest. Undefined without ground. */
export function siteBuilding(building: Building, ground: GroundHeight): Sited | undefined {
  const outer = building.rings[0] ?? [];
  const step = Math.max(1, Math.ceil(outer.length / MOST_SAMPLES));
  const heights: number[] = [];
  for (let i = 0; i < outer.length; i += step) {
    const [lng, lat] = outer[i] ?? [Number.NaN, Number.NaN];
    if (!Number.isFinite(lng) || !Number.isFinite(lat)) continue;
    const h = ground(lng, lat);
    if (h > -1000 && h < 9500) heights.push(h);
  }
  if (!heights.length) return undefined;
  heights.sort((a, b) => a - b);
  return { building, stands: heights[heights.length >> 1] ?? 0, lowest: heights[0] ?? 0 };
}
