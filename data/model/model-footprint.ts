import { METRES_PER_DEGREE } from './distance.ts';

/** Corners of a ring, in order and not closed, in a model's own units: x east, z south at heading 0. */
export type GroundRing = readonly (readonly [x: number, z: number])[];
/** What a model covers on the ground: its parts, each an outer ring and then the courtyards in it. */
export type GroundOutline = readonly (readonly GroundRing[])[];
/** [minX, minZ, maxX, maxZ] of a model in its own units. */
export type GroundBox = readonly [minX: number, minZ: number, maxX: number, maxZ: number];

export const boxOutline = ([minX, minZ, maxX, maxZ]: GroundBox): GroundOutline => [
  [
    [
      [minX, minZ],
      [minX, maxZ],
      [maxX, maxZ],
      [maxX, minZ],
    ],
  ],
];

/**
 * What a placed model covers: its outline scaled and turned clockwise about its origin, on a plane at the position's latitude.
 * @param placed position [lng, lat] in degrees, heading in degrees, scale in metres a unit
 * @returns [lng, lat] of each corner, parts and rings as in the outline
 */
export function modelFootprint(
  outline: GroundOutline,
  {
    position: [lng, lat],
    heading,
    scale,
  }: { readonly position: readonly [number, number]; readonly heading: number; readonly scale: number },
): [number, number][][][] {
  const [sin, cos] = [Math.sin((heading * Math.PI) / 180), Math.cos((heading * Math.PI) / 180)];
  const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const place = ([x, z]: readonly [number, number]): [number, number] => {
    const [east, north] = [x * scale, -z * scale];
    return [lng + (east * cos + north * sin) / across, lat + (north * cos - east * sin) / METRES_PER_DEGREE];
  };
  return outline.map((part) => part.map((ring) => ring.map(place)));
}
