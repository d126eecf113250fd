import type { Site } from '../../scenes/site-contract.ts';
import { metresPerDegree } from '../geo/wgs84.ts';
import { sculptSite } from './sculptSite.ts';

/** Where a part stands: the middle of its box as [lng, lat], metres above the site's ground, and half of its longest side. */
export interface PartBox {
  centre: [lng: number, lat: number];
  up: number;
  radius: number;
}

/** The boxes of a site's parts, in their order. */
export function partBoxes(site: Site): PartBox[] {
  const boxes = site.parts.map(() => [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]);
  for (const { positions, parts } of sculptSite(site, 'far').groups.values())
    for (const [i, v] of positions.entries()) {
      const box = boxes[parts[Math.floor(i / 3)] ?? -1];
      if (!box) continue;
      box[i % 3] = Math.min(box[i % 3] ?? v, v);
      box[3 + (i % 3)] = Math.max(box[3 + (i % 3)] ?? v, v);
    }
  const [lng, lat] = site.position;
  const [perLng, perLat] = metresPerDegree(lat);
  return boxes.map(([w = 0, s = 0, low = 0, e = 0, n = 0, high = 0]) => ({
    centre: [lng + (w + e) / 2 / perLng, lat + (s + n) / 2 / perLat],
    up: (low + high) / 2,
    radius: Math.max(e - w, n - s, high - low) / 2,
  }));
}
