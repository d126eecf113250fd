import type { ListedPanorama } from '../../../api/features/panoramas/contract.ts';
import { type Direction, inView, seenFrom } from '../../../data/model/panorama/direction.ts';
import { type Look, verticalAngle } from './look.ts';

/** Another panorama as it is seen from this one. */
export interface Spot extends Direction {
  panorama: ListedPanorama;
  metres: number;
}

/** Nearest first. */
export function spotsOf(from: ListedPanorama, all: readonly ListedPanorama[]): Spot[] {
  return from.links
    .flatMap((id) => all.filter((one) => one.id === id))
    .map((panorama) => ({ panorama, ...seenFrom(from.position, panorama.position) }))
    .sort((a, b) => a.metres - b.metres);
}

export interface PlacedSpot extends Spot {
  /** CSS pixels from the upper left of the view. */
  x: number;
  y: number;
  /** 1 near by, less far away. */
  scale: number;
}
/** Room that a button and its words take, CSS pixels. */
const ROOM = { width: 132, height: 84 };

/** Those in sight, further ones higher where they would cover nearer ones. */
export function placeSpots(spots: readonly Spot[], look: Look, { width, height }: { width: number; height: number }): PlacedSpot[] {
  const aspect = width / height;
  const view = { ...look, fov: verticalAngle(look.fov, aspect), aspect };
  const placed: PlacedSpot[] = [];
  for (const spot of spots) {
    const at = inView(spot, view);
    if (!at) continue;
    const x = at[0] * width;
    let y = at[1] * height;
    if (x < 0 || x > width || y < 0 || y > height) continue;
    for (const nearer of placed)
      if (Math.abs(nearer.x - x) < ROOM.width && Math.abs(nearer.y - y) < ROOM.height) y = nearer.y - ROOM.height;
    placed.push({ ...spot, x, y, scale: Math.min(1, Math.max(0.7, 1.15 - spot.metres / 400)) });
  }
  return placed;
}
