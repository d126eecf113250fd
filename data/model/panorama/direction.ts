/**
 * Directions in an equirectangular picture. Bearing: degrees clockwise from true north, 0 <= b < 360; pitch: degrees above the horizon, -90..90.
 * The picture's middle column looks north, columns to the right turn clockwise, its uppermost row is the zenith.
 */
import { METRES_PER_DEGREE } from '../distance.ts';

export interface Direction {
  bearing: number;
  pitch: number;
}

/** 0 <= angle < 360. */
export const wholeTurn = (degrees: number): number => ((degrees % 360) + 360) % 360;

/** The shorter way from one bearing to another, -180 <= turn < 180. */
export const turnBetween = (from: number, to: number): number => wholeTurn(to - from + 180) - 180;

/** @param u 0..1 from the left edge @param v 0..1 from the upper edge @param heading bearing of the middle column */
export const directionOf = (u: number, v: number, heading = 0): Direction => ({
  bearing: wholeTurn(heading + (u - 0.5) * 360),
  pitch: (0.5 - v) * 180,
});

/** The place in the picture that shows a direction: [u, v], 0..1 from the left and upper edge. */
export const pictureOf = ({ bearing, pitch }: Direction, heading = 0): [number, number] => [
  wholeTurn(bearing - heading + 180) / 360,
  0.5 - pitch / 180,
];

type At = readonly [lng: number, lat: number, metres: number];

/** How one sees another position: on a plane at the first one's latitude, good to half a per cent within some kilometres. */
export function seenFrom(from: At, to: At): Direction & { metres: number } {
  const east = (to[0] - from[0]) * METRES_PER_DEGREE * Math.cos((from[1] * Math.PI) / 180);
  const north = (to[1] - from[1]) * METRES_PER_DEGREE;
  const metres = Math.hypot(east, north);
  return {
    bearing: wholeTurn((Math.atan2(east, north) * 180) / Math.PI),
    pitch: (Math.atan2(to[2] - from[2], metres) * 180) / Math.PI,
    metres,
  };
}

/**
 * Where a direction lies in a perspective view, in shares of its width and height from the upper left; null: behind the viewer.
 * @param look middle of the view, its vertical angle `fov` in degrees and its width by height
 */
export function inView(seen: Direction, look: Direction & { fov: number; aspect: number }): [number, number] | null {
  const rad = Math.PI / 180;
  const turn = (seen.bearing - look.bearing) * rad;
  const [p, q] = [seen.pitch * rad, look.pitch * rad];
  const depth = Math.sin(p) * Math.sin(q) + Math.cos(p) * Math.cos(q) * Math.cos(turn);
  if (depth < 0.05) return null;
  const scale = 1 / (depth * Math.tan((look.fov * rad) / 2));
  const x = Math.cos(p) * Math.sin(turn) * scale;
  const y = (Math.sin(p) * Math.cos(q) - Math.cos(p) * Math.sin(q) * Math.cos(turn)) * scale;
  return [0.5 + x / look.aspect / 2, 0.5 - y / 2];
}
