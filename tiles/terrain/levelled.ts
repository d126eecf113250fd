import type { Extent, Position } from '../../data/contract.ts';
import { boundsOf } from '../geo/bounds.ts';
import { ringDistance } from '../geo/ring-distance.ts';
import { metresPerDegree } from '../geo/wgs84.ts';
import type { HeightField } from './height-field.ts';

/** Ground that is made level: a ring of [lng, lat], metres above the mean of the ground as it was, and metres over which it meets what lies around. */
export interface Pad {
  ring: Position[];
  rise: number;
  slope: number;
}

/** Coarser lattices than this many metres between points do not show a pad. */
const COARSEST = 90;
/** Points of the lattice beyond the ring that are level too, so that the triangles that cross its edge are. */
const BEYOND = 1.5;

/** Ellipsoidal height of a pad: the mean of a grid of samples inside its ring, and its rise. */
function padLevel(field: HeightField, { ring, rise }: Pad): number {
  const [west, south, east, north] = boundsOf(ring);
  let [sum, count] = [0, 0];
  for (let i = 0; i <= 12; i++)
    for (let j = 0; j <= 12; j++) {
      const [lng, lat] = [west + ((east - west) * i) / 12, south + ((north - south) * j) / 12];
      if (ringDistance(ring, lng, lat) > 0) continue;
      sum += field.sample(lng, lat, 1e-5);
      count++;
    }
  return (count ? sum / count : field.sample((west + east) / 2, (south + north) / 2, 1e-5)) + rise;
}

/** The same ground with pads: level inside of their rings, and smooth over the slope about them. Its lattices keep all points there. */
export function levelled(field: HeightField, pads: readonly Pad[]): HeightField {
  if (!pads.length) return field;
  const made = pads.map((pad) => {
    const [west, south, east, north] = boundsOf(pad.ring);
    const [perLng, perLat] = metresPerDegree((south + north) / 2);
    const reach = pad.slope + 4 * COARSEST;
    const box: Extent = [west - reach / perLng, south - reach / perLat, east + reach / perLng, north + reach / perLat];
    return { ...pad, box, perLat, level: padLevel(field, pad) };
  });
  const at = (lng: number, lat: number, spacing: number) => {
    for (const pad of made) {
      const cell = spacing * pad.perLat;
      if (cell > COARSEST || lng < pad.box[0] || lng > pad.box[2] || lat < pad.box[1] || lat > pad.box[3]) continue;
      const beyond = ringDistance(pad.ring, lng, lat) - BEYOND * cell;
      if (beyond < pad.slope) return { pad, beyond: Math.max(0, beyond), cell };
    }
    return undefined;
  };
  return {
    sample(lng, lat, spacing) {
      const natural = field.sample(lng, lat, spacing);
      const found = at(lng, lat, spacing);
      if (!found) return natural;
      const t = found.beyond / found.pad.slope;
      return found.pad.level + (natural - found.pad.level) * t * t * (3 - 2 * t);
    },
    keeps(lng, lat, spacing) {
      const found = at(lng, lat, spacing);
      return found !== undefined && found.beyond <= found.cell;
    },
  };
}
