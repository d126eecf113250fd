import type { RoofShape } from '../../contract.ts';
import { at, centroid, type Ring } from '../Ring.ts';
import { levelWalls, type RoofBuilder } from '../Solid.ts';
import { triangulate } from './flat.ts';

const arc = (steps: number): [number, number][] =>
  Array.from({ length: steps + 1 }, (_, i) => [Math.cos((i * Math.PI) / 2 / steps), Math.sin((i * Math.PI) / 2 / steps)]);

/** Rings of a roof from the eave to the top: [share of the footprint's radius, share of the roof's height]. */
const PROFILES: Partial<Record<RoofShape, [number, number][]>> = {
  pyramidal: [
    [1, 0],
    [0, 1],
  ],
  cone: [
    [1, 0],
    [0, 1],
  ],
  dome: arc(5),
  onion: [
    [1, 0],
    [0.78, 0.02],
    [0.98, 0.2],
    [0.95, 0.38],
    [0.7, 0.58],
    [0.3, 0.76],
    [0.1, 0.88],
    [0, 1],
  ],
  mansard: [
    [1, 0],
    [0.82, 0.72],
    [0, 1],
  ],
};

/** Roofs that shrink towards the middle; for footprints all of whose edges are seen from their centroid. */
export const radialRoof: RoofBuilder = (sink, s) => {
  // A hipped roof on such a footprint comes to one point.
  const profile = PROFILES[s.shape] ?? (s.shape === 'hipped' || s.shape === 'half-hipped' ? PROFILES.pyramidal : undefined);
  const ring = s.polygon[0] ?? [];
  if (!profile || s.polygon.length !== 1) return false;
  const [ce, cn] = centroid(ring).map(Math.round) as [number, number];
  if (!seesAll(ring, ce, cn)) return false;
  const level = ([r, h]: [number, number]): { ring: Ring; u: number } => ({
    ring: ring.map((v, i) => (r === 1 ? v : Math.round((i % 2 ? cn : ce) + (v - (i % 2 ? cn : ce)) * (r < 1e-6 ? 0 : r)))),
    u: Math.round(s.eave + (s.top - s.eave) * h),
  });
  levelWalls(sink, ring, s.bottom, s.eave, s.wall);
  const levels = profile.map(level);
  for (let k = 1; k < levels.length; k++) {
    const [below, above] = [levels[k - 1], levels[k]];
    if (!below || !above) continue;
    for (let j = ring.length - 2, i = 0; i < ring.length; j = i, i += 2) band(below, above, j, i, (points) => sink.face(points, s.roof));
  }
  const last = levels[levels.length - 1];
  if (last && (profile[profile.length - 1]?.[0] ?? 0) > 1e-6) {
    const { flat, triangles } = triangulate([last.ring]);
    sink.level(flat, triangles, last.u, true, s.roof);
  }
  return true;
};

function seesAll(ring: Ring, e: number, n: number): boolean {
  for (let j = ring.length - 2, i = 0; i < ring.length; j = i, i += 2) {
    const cross = (at(ring, i) - at(ring, j)) * (n - at(ring, j + 1)) - (at(ring, i + 1) - at(ring, j + 1)) * (e - at(ring, j));
    if (cross <= 0) return false;
  }
  return true;
}

/** Two triangles or one between edge j-i of two levels. */
function band(
  below: { ring: Ring; u: number },
  above: { ring: Ring; u: number },
  j: number,
  i: number,
  face: (points: number[]) => void,
): void {
  const a = [at(below.ring, j), at(below.ring, j + 1), below.u];
  const b = [at(below.ring, i), at(below.ring, i + 1), below.u];
  const c = [at(above.ring, i), at(above.ring, i + 1), above.u];
  const d = [at(above.ring, j), at(above.ring, j + 1), above.u];
  if (same(c, d)) face([...a, ...b, ...c]);
  else if (same(a, b)) face([...a, ...c, ...d]);
  else face([...a, ...b, ...c, ...d]);
}

const same = (p: number[], q: number[]): boolean => p[0] === q[0] && p[1] === q[1];
