import earcut from 'earcut';
import type { MeshSink, Rgb } from '../MeshSink.ts';
import { at, type Polygon, type Ring } from '../Ring.ts';
import { levelWalls, type Solid } from '../Solid.ts';

/** Triangles of a polygon with holes as indices into its points in ring order. */
export function triangulate(polygon: Polygon): { flat: number[]; triangles: number[] } {
  const outer = polygon[0] ?? [];
  if (polygon.length === 1 && outer.length === 8 && isConvex(outer)) return { flat: outer, triangles: [0, 1, 2, 0, 2, 3] };
  const holes: number[] = [];
  let flat = outer;
  for (const hole of polygon.slice(1)) {
    holes.push(flat.length / 2);
    flat = flat.concat(hole);
  }
  return { flat, triangles: earcut(flat, holes) };
}

/** Strictly convex and counter-clockwise. */
export function isConvex(ring: Ring): boolean {
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const [j, k] = [(i + 2) % n, (i + 4) % n];
    const ae = at(ring, j) - at(ring, i);
    const an = at(ring, j + 1) - at(ring, i + 1);
    if (ae * (at(ring, k + 1) - at(ring, j + 1)) - an * (at(ring, k) - at(ring, j)) <= 0) return false;
  }
  return true;
}

/** Walls to the top and a level roof; a parapet round large convex roofs, where it is seen. */
export function flatRoof(sink: MeshSink, solid: Solid): true {
  const { polygon, bottom, top } = solid;
  for (const ring of polygon) levelWalls(sink, ring, bottom, top, solid.wall);
  const { flat, triangles } = triangulate(polygon);
  const outer = polygon[0] ?? [];
  const inner = polygon.length === 1 && top - bottom > 12 * 16 ? inset(outer, PARAPET_WIDTH) : undefined;
  if (inner) parapet(sink, outer, inner, top, solid.wall, solid.roof);
  else sink.level(flat, triangles, top, true, solid.roof);
  return true;
}

const PARAPET_WIDTH = 5;
const PARAPET_HEIGHT = 14;

function parapet(sink: MeshSink, outer: Ring, inner: Ring, top: number, wallColour: Rgb, roofColour: Rgb): void {
  const floor = top - PARAPET_HEIGHT;
  for (let j = outer.length - 2, i = 0; i < outer.length; j = i, i += 2) {
    const [a, b] = [at(outer, j), at(outer, j + 1)];
    const [c, d] = [at(outer, i), at(outer, i + 1)];
    const [ia, ib, ic, id] = [at(inner, j), at(inner, j + 1), at(inner, i), at(inner, i + 1)];
    sink.face([a, b, top, c, d, top, ic, id, top, ia, ib, top], wallColour);
    sink.face([ic, id, floor, ia, ib, floor, ia, ib, top, ic, id, top], wallColour);
  }
  const { flat, triangles } = triangulate([inner]);
  sink.level(flat, triangles, floor, true, roofColour);
}

/** A convex quadrilateral moved inwards by `width` steps, or undefined for other shapes and narrow ones. */
function inset(ring: Ring, width: number): Ring | undefined {
  if (ring.length !== 8 || !isConvex(ring)) return undefined;
  const out: Ring = [];
  for (let i = 0; i < 8; i += 2) {
    const [h, j] = [(i + 6) % 8, (i + 2) % 8];
    const [pe, pn] = unit(at(ring, i) - at(ring, h), at(ring, i + 1) - at(ring, h + 1));
    const [qe, qn] = unit(at(ring, j) - at(ring, i), at(ring, j + 1) - at(ring, i + 1));
    const sin = pe * qn - pn * qe;
    if (sin < 0.5) return undefined;
    out.push(Math.round(at(ring, i) + (width * (qe - pe)) / sin), Math.round(at(ring, i + 1) + (width * (qn - pn)) / sin));
    if (Math.hypot(at(ring, j) - at(ring, i), at(ring, j + 1) - at(ring, i + 1)) < 12 * width) return undefined;
  }
  return out;
}

function unit(e: number, n: number): [number, number] {
  const length = Math.hypot(e, n);
  return [e / length, n / length];
}
