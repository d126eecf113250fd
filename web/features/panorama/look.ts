import { wholeTurn } from '../../../data/model/panorama/direction.ts';

/** Where one looks: degrees; `fov` is the angle of the longer side of the view. */
export interface Look {
  bearing: number;
  pitch: number;
  fov: number;
}

export const FIRST_FOV = 90;
const [NARROWEST, WIDEST, STEEPEST] = [35, 110, 85];
const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The look after turning by so many degrees to the right and upwards, and coming closer by a factor. */
export const turned = (look: Look, right: number, up: number, closer = 1): Look => ({
  bearing: wholeTurn(look.bearing + right),
  pitch: clamp(look.pitch + up, -STEEPEST, STEEPEST),
  fov: clamp(look.fov / closer, NARROWEST, WIDEST),
});

/** The vertical angle of a view of that shape, degrees. @param aspect width by height */
export function verticalAngle(fov: number, aspect: number): number {
  if (aspect <= 1) return fov;
  return (360 / Math.PI) * Math.atan(Math.tan((fov * Math.PI) / 360) / aspect);
}

const WINDS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
/** One of the eight winds. */
export const windOf = (bearing: number): (typeof WINDS)[number] => WINDS[Math.round(wholeTurn(bearing) / 45) % 8] ?? 'n';
