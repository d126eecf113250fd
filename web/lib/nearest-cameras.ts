import type { CameraFeature } from '../../api/features/cameras/contract.ts';
import { distanceBetween } from '../../data/model/distance.ts';

export interface NearCamera {
  camera: CameraFeature;
  /** Metres. */
  distance: number;
  /** The place lies within its field of view and range; walls between are not looked at. */
  sees: boolean;
}

/** Degrees from true north of the way from a to b, [lng, lat]. */
export function bearingOf(a: readonly [number, number, ...number[]], b: readonly [number, number, ...number[]]): number {
  const rad = Math.PI / 180;
  const [east, north] = [(b[0] - a[0]) * Math.cos(((a[1] + b[1]) / 2) * rad), b[1] - a[1]];
  return (Math.atan2(east, north) / rad + 360) % 360;
}

const apart = (a: number, b: number) => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

/** The cameras near a place: those that look at it first, then the nearest. @param within metres */
export function nearestCameras(
  cameras: readonly CameraFeature[],
  at: readonly [number, number, ...number[]],
  count = 4,
  within = 800,
): NearCamera[] {
  return cameras
    .map((camera) => {
      const from = camera.geometry.coordinates;
      const { heading, fieldOfView, range } = camera.properties;
      const distance = distanceBetween(from, at);
      return { camera, distance, sees: distance <= range && apart(bearingOf(from, at), heading) <= fieldOfView / 2 };
    })
    .filter(({ distance }) => distance <= within)
    .sort((a, b) => Number(b.sees) - Number(a.sees) || a.distance - b.distance)
    .slice(0, count);
}
