import type { Country } from './country.ts';
import type { Point } from './frame.ts';
import type { Ground } from './grounds.ts';
import type { Lot, Lots, Style } from './lots.ts';
import { createRandom } from './random.ts';
import { corners, overlaps, type Rectangle } from './rectangle.ts';

/** A patch of land of one class in the plane. */
export interface Patch {
  class: 'school' | 'pitch' | 'square' | 'park' | 'commercial' | 'residential';
  ring: Point[];
}

/** Part of a ground: centre along its front (`u`) and away from its front (`v`), sides along both; metres. */
function part(r: Rectangle, u: number, v: number, width: number, depth: number): Rectangle {
  return { x: r.x + r.ux * u - r.uy * v, y: r.y + r.uy * u + r.ux * v, ux: r.ux, uy: r.uy, halfWidth: width / 2, halfDepth: depth / 2 };
}

/** Builds what belongs on each anchor's ground and returns its yards, pitches and squares. */
export function furnishGrounds(country: Country, grounds: readonly Ground[], lots: Lots): Patch[] {
  const patches: Patch[] = [];
  grounds.forEach((ground, i) => {
    const { rectangle: r, kind, anchor } = ground;
    const random = createRandom(country.config.seed + i, 29);
    const urbanity = country.urbanity(r.x, r.y);
    const width = r.halfWidth * 2;
    const depth = r.halfDepth * 2;
    if (kind.land) patches.push({ class: kind.land, ring: corners(r) });
    const stands: Rectangle[] = [];
    const put = (u: number, v: number, w: number, d: number, levels: number, style: Style = kind.style, name?: string): void => {
      const rectangle = part(r, u, v, w, d);
      if (stands.some((other) => overlaps(rectangle, other, 0.2))) return;
      stands.push(rectangle);
      const lot: Lot = { ...rectangle, style, levels, urbanity, street: -1 };
      lots.add(name === undefined ? lot : { ...lot, name });
    };
    switch (kind.layout) {
      case 'school': {
        const block = Math.min(9.5, depth * 0.26);
        const levels = width > 60 ? random.whole(2, 4) : width > 38 ? random.whole(2, 3) : 2;
        put(0, r.halfDepth - 2.5 - block / 2, width - (width > 44 ? 2 * block + 10 : 5), block, levels, 'school', anchor.name);
        const wing = depth * 0.52;
        const at = r.halfDepth - 2.5 - wing / 2;
        const side = random.chance(0.5) ? 1 : -1;
        if (width > 44) put(side * (r.halfWidth - 2 - block / 2), at, block, wing, Math.max(2, levels - 1));
        if (width > 60) put(-side * (r.halfWidth - 2 - block / 2), at, block, wing, Math.max(2, levels - random.whole(0, 1)));
        if (width > 60) patches.push({ class: 'pitch', ring: corners(part(r, 0, -r.halfDepth + 15, 34, 20)) });
        if (width > 44) put(-side * (r.halfWidth - 5), -r.halfDepth + 4, 5, 4, 1);
        break;
      }
      case 'open': {
        const hall = Math.min(18, width * 0.42);
        put(0, r.halfDepth * 0.42, hall, Math.min(13, depth * 0.3), 1, 'temple', anchor.name);
        if (width > 60) {
          put(-width * 0.3, r.halfDepth * 0.1, 7, 14, 1);
          put(width * 0.3, r.halfDepth * 0.1, 7, 14, 1);
        }
        if (width > 40) patches.push({ class: 'square', ring: corners(part(r, 0, -r.halfDepth * 0.52, width * 0.5, depth * 0.36)) });
        break;
      }
      case 'hall': {
        put(0, depth * 0.06, width * 0.58, depth * 0.6, 1, 'market', anchor.name);
        if (width > 44) {
          put(-width * 0.41, depth * 0.04, width * 0.11, depth * 0.78, 1, 'roof');
          put(width * 0.41, depth * 0.04, width * 0.11, depth * 0.78, 1, 'roof');
        }
        break;
      }
      case 'row': {
        put(0, -depth * 0.06, width * 0.62, 14, kind.levels, 'hospital', anchor.name);
        put(0, depth * 0.34, width * 0.74, 12, Math.max(2, kind.levels - 2));
        if (width > 56) put(width * 0.42, depth * 0.06, 9, depth * 0.26, 3);
        break;
      }
      default: {
        const yard = kind.land ? 0.5 : 0.92;
        const w = kind.style === 'roof' ? width * 0.42 : width * (kind.land ? 0.66 : 0.94);
        put(0, kind.land ? r.halfDepth * (1 - yard) - 1.5 : 0, w, depth * yard, kind.levels, kind.style, anchor.name);
      }
    }
  });
  return patches;
}
