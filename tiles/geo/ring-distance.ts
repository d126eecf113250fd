import type { Position } from '../../data/contract.ts';
import { metresPerDegree } from './wgs84.ts';

/** Metres from a position to a ring's edge, 0 inside of it. The ring is [lng, lat], closed or not; exact enough below some kilometres. */
export function ringDistance(ring: readonly Position[], lng: number, lat: number): number {
  const [perLng, perLat] = metresPerDegree(lat);
  let inside = false;
  let nearest = Infinity;
  for (const [i, from] of ring.entries()) {
    const to = ring[(i + 1) % ring.length] ?? from;
    const [ax, ay] = [(from[0] - lng) * perLng, (from[1] - lat) * perLat];
    const [bx, by] = [(to[0] - lng) * perLng, (to[1] - lat) * perLat];
    if (ay > 0 !== by > 0 && ax + ((bx - ax) * -ay) / (by - ay) > 0) inside = !inside;
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy));
  }
  return inside ? 0 : nearest;
}
