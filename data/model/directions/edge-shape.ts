/** The course of an edge in metres, from its `from` to its `to`. */
import type { StreetGraph } from './street-graph.ts';

/** Metres of a degree of latitude: 6,371,008.8 m mean radius. */
const DEGREE = 111_195.08;

/** Points of one edge, reused from call to call: `count` of them are of this one. */
export interface EdgeShape {
  count: number;
  /** Degrees. */
  lng: Float64Array;
  lat: Float64Array;
  /** Metres above the geoid. */
  height: Float64Array;
  /** Metres from the start. */
  along: Float64Array;
}

export function edgeShape(): EdgeShape {
  return { count: 0, lng: new Float64Array(64), lat: new Float64Array(64), height: new Float64Array(64), along: new Float64Array(64) };
}

/** Fills `out` with the points of `edge`. */
export function readShape(graph: StreetGraph, edge: number, out: EdgeShape): EdgeShape {
  const first = graph.shapeFirst[edge] ?? 0;
  const inner = (graph.shapeFirst[edge + 1] ?? first) - first;
  if (out.lng.length < inner + 2) {
    out.lng = new Float64Array(2 * inner + 2);
    out.lat = new Float64Array(2 * inner + 2);
    out.height = new Float64Array(2 * inner + 2);
    out.along = new Float64Array(2 * inner + 2);
  }
  out.count = inner + 2;
  const put = (i: number, lng: number, lat: number, height: number) => {
    out.lng[i] = lng / 1e6;
    out.lat[i] = lat / 1e6;
    out.height[i] = height / 10;
  };
  const [from, to] = [graph.from[edge] ?? 0, graph.to[edge] ?? 0];
  put(0, graph.nodeLng[from] ?? 0, graph.nodeLat[from] ?? 0, graph.nodeHeight[from] ?? 0);
  for (let i = 0; i < inner; i++)
    put(i + 1, graph.shapeLng[first + i] ?? 0, graph.shapeLat[first + i] ?? 0, graph.shapeHeight[first + i] ?? 0);
  put(inner + 1, graph.nodeLng[to] ?? 0, graph.nodeLat[to] ?? 0, graph.nodeHeight[to] ?? 0);
  const across = DEGREE * Math.cos(((out.lat[0] ?? 0) * Math.PI) / 180);
  out.along[0] = 0;
  for (let i = 1; i < out.count; i++) {
    const dx = ((out.lng[i] ?? 0) - (out.lng[i - 1] ?? 0)) * across;
    const dy = ((out.lat[i] ?? 0) - (out.lat[i - 1] ?? 0)) * DEGREE;
    out.along[i] = (out.along[i - 1] ?? 0) + Math.hypot(dx, dy);
  }
  return out;
}
