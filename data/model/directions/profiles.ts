/** What each mode may take and how fast it is there: data, so that a city's figures can be argued about without reading code. */
import type { Mode } from './answer.ts';
import type { EdgeClass, Surface } from './street-graph.ts';

export interface Profile {
  /** km/h on the flat, on a good surface; a class that is absent cannot be taken. */
  speeds: Partial<Record<EdgeClass, number>>;
  /** Share of the speed that is left on a surface; 0 forbids it. */
  surfaces: Record<Surface, number>;
  /** How slope changes the speed. `tobler`: Tobler's hiking function (1993), both ways; `pedal`: see `pedalFactor`; `none`. */
  slope: 'tobler' | 'pedal' | 'none';
  /** Steepest stretch of 15 m or more that can be taken, as a share; QCVN 10:2014/BXD allows a ramp of 1 in 12. */
  steepest?: number;
  /** How much longer than it is a way feels: traffic beside one, lanes that are not meant for through traffic. 1 where absent. */
  dislike: Partial<Record<EdgeClass, number>>;
  /** Seconds at each junction. */
  junction: number;
  /** A posted limit binds. */
  limited: boolean;
}

const ON_FOOT = 5;
const walk = {
  ...{ trunk: ON_FOOT, primary: ON_FOOT, secondary: ON_FOOT, tertiary: ON_FOOT, minor: ON_FOOT, living: ON_FOOT, service: ON_FOOT },
  ...{ track: ON_FOOT, path: ON_FOOT, footway: ON_FOOT, cycleway: ON_FOOT, pedestrian: ON_FOOT },
};
const beside = { trunk: 1.6, primary: 1.25, secondary: 1.1, tertiary: 1.05 };

export const PROFILES: Record<Mode, Profile> = {
  foot: {
    speeds: { ...walk, steps: 2.5 },
    surfaces: { unknown: 1, paved: 1, rough: 0.95, unpaved: 0.95, soft: 0.8 },
    slope: 'tobler',
    dislike: beside,
    junction: 0,
    limited: false,
  },
  wheelchair: {
    speeds: Object.fromEntries(Object.keys(walk).map((name) => [name, 4])),
    surfaces: { unknown: 1, paved: 1, rough: 0.6, unpaved: 0.5, soft: 0 },
    slope: 'tobler',
    steepest: 1 / 12,
    dislike: { ...beside, track: 1.5, path: 1.3 },
    junction: 0,
    limited: false,
  },
  bicycle: {
    speeds: {
      ...{ trunk: 18, primary: 18, secondary: 18, tertiary: 18, minor: 16, living: 14, service: 13, track: 12, path: 11 },
      ...{ footway: 8, cycleway: 18, pedestrian: 8 },
    },
    surfaces: { unknown: 1, paved: 1, rough: 0.7, unpaved: 0.7, soft: 0.4 },
    slope: 'pedal',
    dislike: { trunk: 1.5, primary: 1.2, footway: 1.3, path: 1.1 },
    junction: 1,
    limited: true,
  },
  motorbike: {
    speeds: {
      ...{ trunk: 55, primary: 42, secondary: 38, tertiary: 34, minor: 25, living: 15, service: 14, track: 14, path: 10 },
    },
    surfaces: { unknown: 1, paved: 1, rough: 0.7, unpaved: 0.6, soft: 0.3 },
    slope: 'none',
    dislike: { service: 1.2, track: 1.3, path: 1.5, living: 1.2 },
    junction: 2,
    limited: true,
  },
  car: {
    speeds: {
      ...{ motorway: 90, trunk: 60, primary: 42, secondary: 38, tertiary: 33, minor: 22, living: 12, service: 12, track: 10 },
    },
    surfaces: { unknown: 1, paved: 1, rough: 0.7, unpaved: 0.6, soft: 0.2 },
    slope: 'none',
    dislike: { service: 1.3, track: 1.5, living: 1.3 },
    junction: 3,
    limited: true,
  },
};

/** Tobler, W. (1993), Three Presentations on Geographical Analysis: speed over the speed on the flat at a slope (rise over run). */
export function toblerFactor(slope: number): number {
  return Math.exp(-3.5 * (Math.abs(slope + 0.05) - 0.05));
}

/** Our own estimate for a loaded town bicycle: 11 % of the speed lost a per cent up, to walking pace; 3 % won a per cent down, to 1.3, less beyond 8 %. */
export function pedalFactor(slope: number): number {
  if (slope >= 0) return Math.max(0.28, 1 - 11 * slope);
  return slope > -0.08 ? Math.min(1.3, 1 - 3 * slope) : Math.max(0.6, 1.24 + 4 * (slope + 0.08));
}
