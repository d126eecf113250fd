import { at, type Ring } from '../Ring.ts';
import { type RoofBuilder, type Solid, wall } from '../Solid.ts';
import { triangulate } from './flat.ts';

/** Cross-sections from one eave (v = -1) over the ridge to the other: [v, share of the roof's height], v rising. */
const GABLE: [number, number][] = [
  [-1, 0],
  [0, 1],
  [1, 0],
];
const SECTIONS: Partial<Record<Solid['shape'], [number, number][]>> = {
  gabled: GABLE,
  gambrel: [
    [-1, 0],
    [-0.55, 0.68],
    [0, 1],
    [0.55, 0.68],
    [1, 0],
  ],
  round: [-1, -0.92, -0.7, -0.38, 0, 0.38, 0.7, 0.92, 1].map((v) => [v, Math.sqrt(1 - v * v)]),
  skillion: [
    [-1, 1],
    [1, 0],
  ],
};

/**
 * Roofs with one cross-section along a straight ridge over any footprint: its triangulation is cut along the creases. Every edge,
 * whoever owns it, is cut by the same function of its sorted ends, so that neighbours meet exactly.
 */
export const stripRoof: RoofBuilder = (sink, s) => {
  const full = SECTIONS[s.shape];
  const outer = s.polygon[0] ?? [];
  if (!full || outer.length < 6) return false;
  const [ve, vn] = slopeAxis(s, outer);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < outer.length; i += 2) {
    const v = at(outer, i) * ve + at(outer, i + 1) * vn;
    least = Math.min(least, v);
    most = Math.max(most, v);
  }
  const half = (most - least) / 2;
  if (half < 8) return false;
  // Creases closer than a few grid steps would run into each other.
  const closest = full.slice(1).reduce((gap, [v], i) => Math.min(gap, v - (full[i]?.[0] ?? -2)), 2);
  const section = closest * half < 4 ? GABLE : full;
  const middle = (least + most) / 2;
  const across: Across = Object.assign((e: number, n: number): number => (e * ve + n * vn - middle) / half, { near: 0.75 / half });
  const creases = section.slice(1, -1).map(([v]) => v);
  const rise = (e: number, n: number): number => Math.round(s.eave + (s.top - s.eave) * heightAt(section, across(e, n), across.near));
  const lift = (flat: number[]): number[] => {
    const out: number[] = [];
    for (let i = 0; i < flat.length; i += 2) out.push(at(flat, i), at(flat, i + 1), rise(at(flat, i), at(flat, i + 1)));
    return out;
  };
  for (const ring of s.polygon) {
    for (let j = ring.length - 2, i = 0; i < ring.length; j = i, i += 2) {
      const chain = cutEdge([at(ring, j), at(ring, j + 1), at(ring, i), at(ring, i + 1)], creases, across);
      wall(sink, lift(chain), s.bottom, s.wall);
    }
  }
  const { flat, triangles } = triangulate(s.polygon);
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [0, 1, 2].flatMap((k) => [at(flat, 2 * at(triangles, t + k)), at(flat, 2 * at(triangles, t + k) + 1)]);
    for (const piece of cutTriangle(corners, creases, across)) sink.face(lift(piece), s.roof);
  }
  return true;
};

/** Unit vector (east, north) across the ridge, in which the slope of a skillion faces. */
function slopeAxis(s: Solid, outer: Ring): [number, number] {
  if (s.direction !== undefined) return [Math.sin(s.direction), Math.cos(s.direction)];
  let [be, bn, best] = [1, 0, 0];
  for (let j = outer.length - 2, i = 0; i < outer.length; j = i, i += 2) {
    const [e, n] = [at(outer, i) - at(outer, j), at(outer, i + 1) - at(outer, j + 1)];
    const length = Math.hypot(e, n);
    if (length > best) [be, bn, best] = [e / length, n / length, length];
  }
  // The box about the longest edge: its long side carries the ridge.
  const span = (e: number, n: number): number => {
    let [least, most] = [Infinity, -Infinity];
    for (let i = 0; i < outer.length; i += 2) {
      const v = at(outer, i) * e + at(outer, i + 1) * n;
      least = Math.min(least, v);
      most = Math.max(most, v);
    }
    return most - least;
  };
  const along = span(be, bn) >= span(-bn, be);
  return along === (s.orientation !== 'across') ? [bn, -be] : [be, bn];
}

/** `near` pulls points that rounding moved off a crease back to its height. */
function heightAt(section: [number, number][], v: number, near: number): number {
  for (let k = 0; k + 1 < section.length; k++) {
    const [a, b] = [section[k], section[k + 1]];
    if (!a || !b) break;
    if (Math.abs(v - a[0]) <= near) return a[1];
    if (v < b[0] - near) return a[1] + ((b[1] - a[1]) * Math.max(0, v - a[0])) / (b[0] - a[0]);
  }
  return section[section.length - 1]?.[1] ?? 0;
}

/** Signed distance across the ridge, in half widths, and how near to a crease counts as on it (three quarters of a grid step). */
interface Across {
  (e: number, n: number): number;
  near: number;
}

/** Where an edge crosses a crease, on the grid; the same whichever end comes first. It may fall on an end. */
function cutPoint(e0: number, n0: number, e1: number, n1: number, crease: number, across: Across): [number, number] | undefined {
  if (e0 > e1 || (e0 === e1 && n0 > n1)) return cutPoint(e1, n1, e0, n0, crease, across);
  const [v0, v1] = [across(e0, n0) - crease, across(e1, n1) - crease];
  if (v0 * v1 >= 0) return undefined;
  const t = v0 / (v0 - v1);
  return [Math.round(e0 + (e1 - e0) * t), Math.round(n0 + (n1 - n0) * t)];
}

/** The points of a chain with those added where it crosses creases. */
function cutEdge(chain: number[], creases: number[], across: Across): number[] {
  let points = chain;
  for (const crease of creases) {
    const next: number[] = [];
    for (let i = 0; i < points.length; i += 2) {
      pushDistinct(next, at(points, i), at(points, i + 1));
      if (i + 2 >= points.length) continue;
      const cut = cutPoint(at(points, i), at(points, i + 1), at(points, i + 2), at(points, i + 3), crease, across);
      if (cut) pushDistinct(next, ...cut);
    }
    points = next;
  }
  return points;
}

/** Pieces of a triangle between the creases, convex to within a grid step. Each crossing gives its point to both sides, always. */
function cutTriangle(triangle: number[], creases: number[], across: Across): number[][] {
  let pieces = [triangle];
  for (const crease of creases) {
    pieces = pieces.flatMap((piece) => {
      const [low, high]: [number[], number[]] = [[], []];
      for (let i = 0, j = piece.length - 2; i < piece.length; j = i, i += 2) {
        const [e, n] = [at(piece, i), at(piece, i + 1)];
        const cut = cutPoint(at(piece, j), at(piece, j + 1), e, n, crease, across);
        if (cut) {
          pushDistinct(low, ...cut);
          pushDistinct(high, ...cut);
        }
        const v = across(e, n) - crease;
        if (v <= 0) pushDistinct(low, e, n);
        if (v >= 0) pushDistinct(high, e, n);
      }
      return [low, high].map(opened).filter((part) => part.length >= 6);
    });
  }
  return pieces;
}

function pushDistinct(list: number[], e: number, n: number): void {
  if (list[list.length - 2] !== e || list[list.length - 1] !== n) list.push(e, n);
}

/** Without a last point that repeats the first. */
function opened(ring: number[]): number[] {
  const same = ring.length > 2 && ring[0] === ring[ring.length - 2] && ring[1] === ring[ring.length - 1];
  return same ? ring.slice(0, -2) : ring;
}
