import { Cartesian3 } from 'cesium';

export type MapStyle = 'light' | 'dark' | 'night';
type Rgb = [number, number, number];

/** How light falls on ground, walls, trees and haze. One value feeds every shader, so that nothing looks pasted in. Colours are sRGB 0..1. */
export interface Look {
  /** Unit vector towards the light, Earth-fixed. */
  toLight: Cartesian3;
  /** Cosine of the angle between light and zenith over the city. */
  level: number;
  /** Sky from top to horizon, CSS colours. */
  sky: [string, string, string];
  haze: Rgb;
  /** Distances in metres at which the haze begins and has swallowed most. */
  hazeFrom: number;
  hazeTo: number;
  /** What lit faces and shaded faces are multiplied by. */
  lit: Rgb;
  shade: Rgb;
  /** 0 by day, 1 by night: windows and lamps. */
  night: number;
  /** Colour of the globe where no imagery is loaded yet. */
  ground: string;
}

const rgb = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255) as Rgb;
const mix = (a: Rgb, b: Rgb, t: number): Rgb => [0, 1, 2].map((i) => (a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * t) as Rgb;
const css = (c: Rgb): string => `rgb(${c.map((v) => Math.round(v * 255)).join(' ')})`;

interface Mood {
  sky: [Rgb, Rgb, Rgb];
  lit: Rgb;
  shade: Rgb;
  night: number;
  ground: string;
}
const DAY: Mood = {
  sky: [rgb('#7fb2de'), rgb('#b3d3ea'), rgb('#dfebf0')],
  lit: [1.04, 1.02, 0.98],
  shade: [0.66, 0.7, 0.8],
  night: 0,
  ground: '#dde7d0',
};
const GOLDEN: Mood = {
  sky: [rgb('#7f9fd0'), rgb('#e6c3b0'), rgb('#f6dcc0')],
  lit: [1.08, 0.97, 0.84],
  shade: [0.58, 0.56, 0.68],
  night: 0.25,
  ground: '#d9dcc4',
};
const DUSK: Mood = {
  sky: [rgb('#1c2748'), rgb('#3c4a78'), rgb('#8d83a6')],
  lit: [0.88, 0.85, 0.96],
  shade: [0.52, 0.54, 0.68],
  night: 0.85,
  ground: '#5c6468',
};
const NIGHT: Mood = {
  sky: [rgb('#0b1128'), rgb('#131d3c'), rgb('#22304f')],
  lit: [0.92, 0.95, 1.02],
  shade: [0.62, 0.66, 0.8],
  night: 1,
  ground: '#1c2b33',
};
const DARK: Mood = {
  sky: [rgb('#14181f'), rgb('#1c222b'), rgb('#2b323c')],
  lit: [1, 1, 1],
  shade: [0.68, 0.7, 0.76],
  night: 0.3,
  ground: '#252a33',
};

const blend = (a: Mood, b: Mood, t: number): Mood => ({
  sky: [0, 1, 2].map((i) => mix(a.sky[i] ?? [0, 0, 0], b.sky[i] ?? [0, 0, 0], t)) as Mood['sky'],
  lit: mix(a.lit, b.lit, t),
  shade: mix(a.shade, b.shade, t),
  night: a.night + (b.night - a.night) * t,
  ground: css(mix(rgb(a.ground), rgb(b.ground), t)),
});

/** Moods by the sun's altitude in degrees, joined without a step. */
function moodAt(altitude: number): Mood {
  if (altitude >= 22) return DAY;
  if (altitude >= 5) return blend(GOLDEN, DAY, (altitude - 5) / 17);
  if (altitude >= -4) return blend(DUSK, GOLDEN, (altitude + 4) / 9);
  if (altitude >= -10) return blend(NIGHT, DUSK, (altitude + 10) / 6);
  return NIGHT;
}

/**
 * @param sun where the sun stands; null for the fixed light that shows shapes best (from the north-west, 45° up).
 * @param up and @param east, @param north unit vectors of the city's horizon, Earth-fixed.
 */
export function lookOf(
  style: MapStyle,
  sun: { azimuth: number; altitude: number } | null,
  frame: { east: Cartesian3; north: Cartesian3; up: Cartesian3 },
): Look {
  const mood = style === 'night' ? NIGHT : style === 'dark' ? DARK : sun ? moodAt(sun.altitude) : DAY;
  // At night the moon lights shapes from where the fixed light stands.
  const from = sun && sun.altitude > 1 ? sun : { azimuth: 305, altitude: 48 };
  const azimuth = (from.azimuth * Math.PI) / 180;
  const altitude = (Math.max(4, from.altitude) * Math.PI) / 180;
  const toLight = new Cartesian3();
  const part = new Cartesian3();
  Cartesian3.multiplyByScalar(frame.east, Math.sin(azimuth) * Math.cos(altitude), toLight);
  Cartesian3.add(toLight, Cartesian3.multiplyByScalar(frame.north, Math.cos(azimuth) * Math.cos(altitude), part), toLight);
  Cartesian3.add(toLight, Cartesian3.multiplyByScalar(frame.up, Math.sin(altitude), part), toLight);
  return {
    toLight: Cartesian3.normalize(toLight, toLight),
    level: Math.sin(altitude),
    sky: mood.sky.map(css) as Look['sky'],
    haze: mood.sky[2],
    hazeFrom: 4500,
    hazeTo: 42_000,
    lit: mood.lit,
    shade: mood.shade,
    night: mood.night,
    ground: mood.ground,
  };
}
