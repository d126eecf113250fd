import type { Position } from '../../../data/contract.ts';
import { METRES_PER_DEGREE } from '../../../data/model/distance.ts';
import type { ModelPlacement } from './contract.ts';

/** [minX, minZ, maxX, maxZ] of a model in its own units; x east, z south at heading 0. */
export type GroundBox = readonly [minX: number, minZ: number, maxX: number, maxZ: number];

/** Corners of what a placed model covers: its box scaled and turned clockwise about its origin, on a plane at the position's latitude. */
export function footprint(
  [minX, minZ, maxX, maxZ]: GroundBox,
  { position: [lng, lat], heading, scale }: Pick<ModelPlacement, 'position' | 'heading' | 'scale'>,
): Position[] {
  const [sin, cos] = [Math.sin((heading * Math.PI) / 180), Math.cos((heading * Math.PI) / 180)];
  const across = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const corners = [
    [minX, minZ],
    [minX, maxZ],
    [maxX, maxZ],
    [maxX, minZ],
  ] as const;
  return corners.map(([x, z]): Position => {
    const [east, north] = [x * scale, -z * scale];
    return [lng + (east * cos + north * sin) / across, lat + (north * cos - east * sin) / METRES_PER_DEGREE];
  });
}
