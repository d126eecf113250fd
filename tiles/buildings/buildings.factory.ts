import type { Building, RoofShape } from '../contract.ts';
import { frameAt, metresPerDegree, toEcef, toEnu } from '../geo/wgs84.ts';
import type { Region } from '../gltf/tilesetDocument.ts';
import { addBuilding } from './addBuilding.ts';
import { MeshSink } from './MeshSink.ts';
import { Tally } from './Tally.ts';

export const ORIGIN: [number, number] = [103.914, 21.328];
export const SHAPES: RoofShape[] = [
  ...([
    'flat',
    'gabled',
    'hipped',
    'pyramidal',
    'skillion',
    'dome',
    'half-hipped',
    'gambrel',
    'mansard',
    'round',
    'onion',
    'cone',
  ] as const),
];

/** Corners in metres east and north of ORIGIN as lng, lat. */
export function around(points: readonly (readonly [number, number])[]): [number, number][] {
  const [perLng, perLat] = metresPerDegree(ORIGIN[1]);
  return points.map(([e, n]) => [ORIGIN[0] + e / perLng, ORIGIN[1] + n / perLat]);
}

export const rectangle = (width: number, depth: number, e = 0, n = 0): [number, number][] =>
  around([
    [e, n],
    [e + width, n],
    [e + width, n + depth],
    [e, n + depth],
  ]);

export function house(over: Partial<Building> = {}): Building {
  return {
    id: 'h1',
    rings: [rectangle(5, 18)],
    height: 12,
    minHeight: 0,
    roof: { shape: 'flat', height: 0 },
    class: 'house',
    levels: 3,
    heightSource: 'levels',
    ...over,
  };
}

/** One building drawn on level ground at 0 m about ORIGIN: its mesh, region, notes. */
export function drawn(building: Building): { sink: MeshSink; region: Region; tally: Tally; ok: boolean } {
  const sink = new MeshSink();
  const region: Region = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity];
  const tally = new Tally();
  const ok = addBuilding(sink, { building, stands: 0, lowest: 0 }, 0, frameAt(ORIGIN[0], ORIGIN[1], 0), region, tally);
  return { sink, region, tally, ok };
}

type Point = [number, number, number];

/** Triangles as grid points (e, n, u). */
export function trianglesOf(sink: MeshSink): [Point, Point, Point][] {
  const point = (k: number): Point => {
    const i = sink.indices[k] ?? 0;
    return [sink.positions[3 * i] ?? 0, sink.positions[3 * i + 1] ?? 0, sink.positions[3 * i + 2] ?? 0];
  };
  return Array.from({ length: sink.indexCount / 3 }, (_, t) => [point(3 * t), point(3 * t + 1), point(3 * t + 2)]);
}

/** Cubic metres enclosed (divergence theorem); positive when faces look outwards. An open foot counts as closed level with it. */
export function volume(sink: MeshSink, foot: number): number {
  let sum = 0;
  for (const [a, b, c] of trianglesOf(sink)) {
    const [au, bu, cu] = [a[2] - foot, b[2] - foot, c[2] - foot];
    sum += a[0] * (b[1] * cu - c[1] * bu) - a[1] * (b[0] * cu - c[0] * bu) + au * (b[0] * c[1] - c[0] * b[1]);
  }
  return sum / 6 / 4096;
}

/**
 * Edges that are not matched by an equal and opposite one, as `[lower u, higher u]`. Edges are first split at every corner that lies on them,
 * as a triangulation may leave out corners on a straight line.
 */
export function openEdges(sink: MeshSink): [number, number][] {
  const triangles = trianglesOf(sink);
  const corners = new Map(triangles.flat().map((p) => [p.join(), p]));
  const balance = new Map<string, { count: number; us: [number, number] }>();
  for (const [a, b, c] of triangles) {
    for (const [p, q] of [[a, b] as const, [b, c] as const, [c, a] as const]) {
      const chain = [p, ...between(p, q, corners.values()), q];
      for (let i = 1; i < chain.length; i++) count(balance, chain[i - 1] ?? p, chain[i] ?? q);
    }
  }
  return [...balance.values()].filter((entry) => entry.count !== 0).map(({ us }) => us);
}

function count(balance: Map<string, { count: number; us: [number, number] }>, p: Point, q: Point): void {
  const [a, b] = [p.join(), q.join()];
  const key = a < b ? `${a}|${b}` : `${b}|${a}`;
  const entry = balance.get(key) ?? { count: 0, us: [Math.min(p[2], q[2]), Math.max(p[2], q[2])] };
  entry.count += a < b ? 1 : -1;
  balance.set(key, entry);
}

function between(p: Point, q: Point, corners: Iterable<Point>): Point[] {
  const d: Point = [q[0] - p[0], q[1] - p[1], q[2] - p[2]];
  const length = d[0] ** 2 + d[1] ** 2 + d[2] ** 2;
  const found: { t: number; at: Point }[] = [];
  for (const r of corners) {
    const v: Point = [r[0] - p[0], r[1] - p[1], r[2] - p[2]];
    const t = (v[0] * d[0] + v[1] * d[1] + v[2] * d[2]) / length;
    const straight = d[0] * v[1] === d[1] * v[0] && d[1] * v[2] === d[2] * v[1] && d[0] * v[2] === d[2] * v[0];
    if (straight && t > 0 && t < 1) found.push({ t, at: r });
  }
  return found.sort((x, y) => x.t - y.t).map(({ at }) => at);
}

/** East and north, metres, of a position about ORIGIN at height 0. */
export function local([lng, lat]: readonly [number, number]): [number, number] {
  const [e, n] = toEnu(frameAt(ORIGIN[0], ORIGIN[1], 0), toEcef(lng, lat, 0));
  return [e, n];
}
