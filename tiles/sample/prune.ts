import type { Ground } from './grounds.ts';
import type { Lots } from './lots.ts';
import type { Segments } from './segments.ts';
import type { Street } from './street.ts';

/** Which streets stay: all main ones, and of lanes and minor streets those with houses, a ground, or such a lane leaving them. */
export function inhabited(
  streets: readonly Street[],
  lots: Lots,
  kept: Uint32Array,
  grounds: readonly Ground[],
  roads: Segments,
): boolean[] {
  const stays = streets.map((s) => s.given !== undefined || (!s.from && s.class !== 'minor'));
  for (const id of kept) {
    const street = lots.street(id);
    if (street >= 0) stays[street] = true;
  }
  for (const { rectangle: r } of grounds) {
    const road = roads.nearest(r.x, r.y, Math.hypot(r.halfWidth, r.halfDepth) + 30);
    if (road) stays[road.owner] = true;
  }
  // Lanes come after what they leave, so one pass from the end keeps every way home.
  for (let i = streets.length - 1; i >= 0; i--) {
    const from = streets[i]?.from;
    if (stays[i] && from) stays[from.street] = true;
  }
  return stays;
}
