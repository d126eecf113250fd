import type { BoundaryFeature } from '../../../api/features/boundaries/contract.ts';

/** The middle of an area's bounding box, [lng, lat, 0]: where to look, not a point sure to lie within. */
export function centreOf({ geometry }: Pick<BoundaryFeature, 'geometry'>): [number, number, number] {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const points = rings.flat();
  const middle = (axis: 0 | 1) => {
    const values = points.map((p) => p[axis] ?? 0);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [middle(0), middle(1), 0];
}
