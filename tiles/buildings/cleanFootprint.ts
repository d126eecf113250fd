import { difference, type Geom, union } from 'polyclip-ts';
import { crosses } from './crosses.ts';
import { at, contains, doubleArea, type Polygon, type Ring, reversed } from './Ring.ts';
import { simplified, thinned } from './thinned.ts';

/** What was mended or why nothing is left; codes of the stage's notes. */
export type FootprintCode = 'bad-point' | 'self-crossing' | 'simplified' | 'hole-dropped' | 'zero-area' | 'unrepairable';

/** 0.5 m² in twice-the-area grid units. */
const LEAST_AREA = 0.5 * 256 * 2;
const MANY = 2000;

/**
 * Makes rings on the vertex grid fit to be built on: no repeated points, spikes, crossings; outer ring counter-clockwise, holes
 * clockwise and inside. Non-finite points are left out. A footprint that falls apart gives several polygons, one without area none.
 */
export function cleanFootprint(rings: Ring[]): { polygons: Polygon[]; codes: FootprintCode[] } {
  const codes: FootprintCode[] = [];
  const clean = rings.map((ring) => cleanRing(ring, codes));
  const outer = clean[0];
  if (!outer || outer.length < 6) return { polygons: [], codes: ['zero-area'] };
  const holes = clean.slice(1).filter((ring) => ring.length >= 6 && Math.abs(doubleArea(ring)) >= LEAST_AREA);
  if (holes.length < rings.length - 1) codes.push('hole-dropped');
  const sound = !crosses([outer, ...holes], true) && holesStandInside(outer, holes);
  if (sound) {
    const polygon = oriented([outer, ...holes]);
    return polygon ? { polygons: [polygon], codes } : { polygons: [], codes: ['zero-area'] };
  }
  codes.push('self-crossing');
  const polygons = repaired(outer, holes);
  if (!polygons) return { polygons: [], codes: ['unrepairable'] };
  return polygons.length ? { polygons, codes } : { polygons: [], codes: ['zero-area'] };
}

function cleanRing(ring: Ring, codes: FootprintCode[]): Ring {
  let points = ring;
  if (!ring.every(Number.isFinite)) {
    codes.push('bad-point');
    points = [];
    for (let i = 0; i < ring.length; i += 2) {
      if (Number.isFinite(ring[i]) && Number.isFinite(ring[i + 1])) points.push(at(ring, i), at(ring, i + 1));
    }
  }
  points = thinned(points);
  if (points.length / 2 <= MANY) return points;
  codes.push('simplified');
  return thinned(simplified(points, 4));
}

function oriented(rings: Ring[]): Polygon | undefined {
  const outer = rings[0];
  const holes = rings.slice(1).filter((ring) => ring.length >= 6);
  if (!outer || Math.abs(doubleArea(outer)) < LEAST_AREA) return undefined;
  return [doubleArea(outer) > 0 ? outer : reversed(outer), ...holes.map((h) => (doubleArea(h) < 0 ? h : reversed(h)))];
}

/** For rings that do not cross: one point of each tells. */
function holesStandInside(outer: Ring, holes: Ring[]): boolean {
  return holes.every(
    (hole) =>
      contains(outer, at(hole, 0), at(hole, 1)) && holes.every((other) => other === hole || !contains(other, at(hole, 0), at(hole, 1))),
  );
}

/** Even-odd parts of the crossing rings, or undefined when snapping them to the grid crosses again and again. */
function repaired(outer: Ring, holes: Ring[]): Polygon[] | undefined {
  let shape: Geom = [toPairs(outer)];
  let cut: Geom[] = holes.map((hole) => [toPairs(hole)]);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const parts: [number, number][][][] = cut.length ? difference(shape, ...cut) : union(shape);
      const polygons: (Polygon | undefined)[] = parts.map((part) => oriented(part.map((ring) => thinned(fromPairs(ring)))));
      const left = polygons.filter((p) => p !== undefined);
      if (left.every((p) => !crosses(p, false))) return left;
      shape = left.map((p) => p.map(toPairs));
      cut = [];
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function toPairs(ring: Ring): [number, number][] {
  const out: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) out.push([at(ring, i), at(ring, i + 1)]);
  return out;
}

function fromPairs(pairs: [number, number][]): Ring {
  return pairs.slice(0, -1).flatMap(([e, n]) => [Math.round(e), Math.round(n)]);
}
