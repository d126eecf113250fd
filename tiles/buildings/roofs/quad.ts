import type { MeshSink } from '../MeshSink.ts';
import { at } from '../Ring.ts';
import { type RoofBuilder, type Solid, wall } from '../Solid.ts';
import { isConvex } from './flat.ts';

type P = readonly [number, number];

/** Gabled, hipped and half-hipped roofs over a convex quadrilateral: the ridge joins the middles of two opposite edges. */
export const quadRoof: RoofBuilder = (sink, solid) => {
  const ring = solid.polygon[0] ?? [];
  if (solid.polygon.length !== 1 || ring.length !== 8 || !isConvex(ring)) return false;
  const first = firstEaveEdge(solid);
  const corner = (i: number): P => [at(ring, (2 * (i + first)) % 8), at(ring, (2 * (i + first) + 1) % 8)];
  // p0-p1 and p2-p3 are eaves, p1-p2 and p3-p0 the ends.
  const p = [corner(0), corner(1), corner(2), corner(3)] as const;
  if (solid.shape === 'hipped') hipped(sink, solid, p);
  else gabled(sink, solid, p, solid.shape === 'half-hipped' ? 0.5 : 1);
  return true;
};

function firstEaveEdge(solid: Solid): 0 | 1 {
  const ring = solid.polygon[0] ?? [];
  const edge = (i: number): P => [at(ring, (2 * i + 2) % 8) - at(ring, 2 * i), at(ring, (2 * i + 3) % 8) - at(ring, 2 * i + 1)];
  if (solid.direction !== undefined) {
    // The outward normal of an eave points where the slope faces.
    const d: P = [Math.sin(solid.direction), Math.cos(solid.direction)];
    const facing = (i: number): number => {
      const [e, n] = edge(i);
      return Math.abs(n * d[0] - e * d[1]) / Math.hypot(e, n);
    };
    return facing(0) + facing(2) >= facing(1) + facing(3) ? 0 : 1;
  }
  const length = (i: number): number => Math.hypot(...edge(i));
  const long = length(0) + length(2) >= length(1) + length(3) ? 0 : 1;
  return solid.orientation === 'across' ? (long === 0 ? 1 : 0) : long;
}

const between = (a: P, b: P, t: number): P => [Math.round(a[0] + (b[0] - a[0]) * t), Math.round(a[1] + (b[1] - a[1]) * t)];
const reach = (a: P, b: P): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
const up = (points: readonly P[], u: number): number[] => points.flatMap(([e, n]) => [e, n, u]);

type Corners = readonly [P, P, P, P];

function eaves(sink: MeshSink, s: Solid, [p0, p1, p2, p3]: Corners): void {
  wall(sink, up([p0, p1], s.eave), s.bottom, s.wall);
  wall(sink, up([p2, p3], s.eave), s.bottom, s.wall);
}

/** `gable` is the part of the end that stays upright: 1 a full gable, 0.5 half-hipped. */
function gabled(sink: MeshSink, s: Solid, p: Corners, gable: number): void {
  const [p0, p1, p2, p3] = p;
  const [m0, m1] = [between(p3, p0, 0.5), between(p1, p2, 0.5)];
  eaves(sink, s, p);
  if (gable === 1) {
    wall(sink, [...up([p1], s.eave), ...up([m1], s.top), ...up([p2], s.eave)], s.bottom, s.wall);
    wall(sink, [...up([p3], s.eave), ...up([m0], s.top), ...up([p0], s.eave)], s.bottom, s.wall);
    sink.face([...up([p0, p1], s.eave), ...up([m1, m0], s.top)], s.roof);
    sink.face([...up([p2, p3], s.eave), ...up([m0, m1], s.top)], s.roof);
    return;
  }
  const mid = Math.round(s.eave + (s.top - s.eave) * gable);
  const inward = Math.min(0.45, (0.25 * (reach(p1, p2) + reach(p3, p0)) * (1 - gable)) / Math.max(1, reach(m0, m1)));
  const [r0, r1] = [between(m0, m1, inward), between(m1, m0, inward)];
  const [a1, b1] = [between(p1, m1, gable), between(p2, m1, gable)];
  const [a0, b0] = [between(p0, m0, gable), between(p3, m0, gable)];
  wall(sink, [...up([p1], s.eave), ...up([a1, b1], mid), ...up([p2], s.eave)], s.bottom, s.wall);
  wall(sink, [...up([p3], s.eave), ...up([b0, a0], mid), ...up([p0], s.eave)], s.bottom, s.wall);
  sink.face([...up([p0, p1], s.eave), ...up([a1], mid), ...up([r1, r0], s.top), ...up([a0], mid)], s.roof);
  sink.face([...up([p2, p3], s.eave), ...up([b0], mid), ...up([r0, r1], s.top), ...up([b1], mid)], s.roof);
  sink.face([...up([a1, b1], mid), ...up([r1], s.top)], s.roof);
  sink.face([...up([b0, a0], mid), ...up([r0], s.top)], s.roof);
}

function hipped(sink: MeshSink, s: Solid, p: Corners): void {
  const [p0, p1, p2, p3] = p;
  const [m0, m1] = [between(p3, p0, 0.5), between(p1, p2, 0.5)];
  // Equal pitch on all sides puts the ridge's ends half a width from the ends.
  const inward = Math.min(0.45, (0.25 * (reach(p1, p2) + reach(p3, p0))) / Math.max(1, reach(m0, m1)));
  const [r0, r1] = [between(m0, m1, inward), between(m1, m0, inward)];
  eaves(sink, s, p);
  wall(sink, up([p1, p2], s.eave), s.bottom, s.wall);
  wall(sink, up([p3, p0], s.eave), s.bottom, s.wall);
  sink.face([...up([p0, p1], s.eave), ...up([r1, r0], s.top)], s.roof);
  sink.face([...up([p2, p3], s.eave), ...up([r0, r1], s.top)], s.roof);
  sink.face([...up([p1, p2], s.eave), ...up([r1], s.top)], s.roof);
  sink.face([...up([p3, p0], s.eave), ...up([r0], s.top)], s.roof);
}
