import type { Scene } from '@gltf-transform/core';
import { convex, multiPoint, simplify } from '@turf/turf';
import type { GroundOutline } from '../../../data/model/model-footprint.ts';

type Point = [x: number, z: number];
/** Vertices held at once; a hull of hulls is the hull of all. */
const CHUNK = 100_000;
/** How far a corner that is left out may stand off, as a share of the outline's longer side: a circle keeps about twenty. */
const STAND_OFF = 0.005;

/** Convex hull of all vertices seen from above, without corners that hardly stand off; null where they lie on one line. */
export function groundOutline(scene: Scene): GroundOutline | null {
  let points: Point[] = [];
  let full = CHUNK;
  scene.traverse((node) => {
    const m = node.getWorldMatrix();
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const positions = primitive.getAttribute('POSITION');
      const at: number[] = [];
      for (let i = 0; i < (positions?.getCount() ?? 0); i++) {
        const [x = 0, y = 0, z = 0] = positions?.getElement(i, at) ?? [];
        points.push([m[0] * x + m[4] * y + m[8] * z + m[12], m[2] * x + m[6] * y + m[10] * z + m[14]]);
        if (points.length < full) continue;
        points = hullOf(points)?.slice(1) ?? points;
        full = points.length + CHUNK;
      }
    }
  });
  const ring = hullOf(points);
  if (!ring) return null;
  const [xs, zs] = [ring.map(([x]) => x), ring.map(([, z]) => z)];
  const side = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...zs) - Math.min(...zs));
  const line = { type: 'LineString' as const, coordinates: ring };
  const kept = simplify(line, { tolerance: side * STAND_OFF, highQuality: true }).coordinates as Point[];
  // A strip thinner than that would be left with no width.
  return (kept.length > 3 ? kept : ring).slice(1);
}

/** Closed; null where all lie on one line. */
function hullOf(points: Point[]): Point[] | null {
  if (points.length < 3) return null;
  return (convex(multiPoint(points))?.geometry.coordinates[0] as Point[] | undefined) ?? null;
}
