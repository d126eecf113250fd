import type { StreetName } from '../../data/model/directions/answer.ts';
import {
  ALL_MODES,
  EDGE_CLASSES,
  EDGE_FLAG,
  type EdgeClass,
  type GraphAbout,
  MODE_BIT,
  type StreetGraph,
  SURFACES,
  TURN_ONLY,
} from '../../data/model/directions/street-graph.ts';
import type { Road, RoadTraffic, TurnRule } from '../contract.ts';
import { hilbert } from './hilbert.ts';
import { placeKey, splitRoads } from './split-roads.ts';
import { inPieces, lengthOf, type Point3, withHeights } from './stretch-heights.ts';

export interface GraphInput {
  roads: readonly Road[];
  turns?: readonly TurnRule[];
  /** Metres above the geoid. */
  height(lng: number, lat: number): number;
  about: GraphAbout;
}

interface Edge {
  from: number;
  to: number;
  line: Point3[];
  road: Road;
}

/** Roads as a graph. What does not hang together with the rest stays: whoever looks for a street near a place decides. */
export function makeGraph({ roads, turns = [], height, about }: GraphInput): { graph: StreetGraph; lostTurns: number } {
  const nodeOf = new Map<string, number>();
  const places: Point3[] = [];
  const nodeAt = (point: Point3): number => {
    const key = placeKey([point[0], point[1]]);
    const known = nodeOf.get(key) ?? places.length;
    if (known === places.length) {
      nodeOf.set(key, known);
      places.push(point);
    }
    return known;
  };
  const edges = splitRoads(roads).flatMap(({ road, line }): Edge[] => {
    const points = withHeights(line, Boolean(road.bridge || road.tunnel), height);
    return inPieces(points).flatMap((piece) => {
      const [first, last] = [piece[0], piece.at(-1)];
      return first && last ? [{ road, line: piece, from: nodeAt(first), to: nodeAt(last) }] : [];
    });
  });
  const rank = alongCurve(places);
  const ordered = edges
    .map((edge) => ({ ...edge, from: rank[edge.from] ?? 0, to: rank[edge.to] ?? 0 }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const nodes: Point3[] = [];
  places.forEach((place, i) => {
    nodes[rank[i] ?? 0] = place;
  });
  const ruled = rulesOf(turns, ordered, (via) => rank[nodeOf.get(placeKey(via)) ?? -1]);
  return { graph: arraysOf(nodes, ordered, ruled.turns, about), lostTurns: ruled.lost };
}

/** New number of each place. */
function alongCurve(places: readonly Point3[]): Uint32Array {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  const scale = 65_535 / Math.max(east - west, north - south, 1e-9);
  const keys = places.map(([x, y]) => hilbert(Math.round((x - west) * scale), Math.round((y - south) * scale)));
  const order = places.map((_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const rank = new Uint32Array(places.length);
  order.forEach((place, i) => {
    rank[place] = i;
  });
  return rank;
}

/** Rules as edges that meet at a node; lost are those whose roads do not end there. */
function rulesOf(turns: readonly TurnRule[], edges: readonly Edge[], nodeOf: (via: TurnRule['via']) => number | undefined) {
  const at = new Map<number, number[]>();
  edges.forEach(({ from, to }, e) => {
    for (const node of [from, to]) at.set(node, [...(at.get(node) ?? []), e]);
  });
  const found: number[] = [];
  let lost = 0;
  for (const { from, to, via, only, modes } of turns) {
    const node = nodeOf(via) ?? -1;
    const meeting = at.get(node) ?? [];
    const ofRoad = (id: string) => meeting.filter((e) => edges[e]?.road.id.split('.')[0] === id);
    const [before, after] = [ofRoad(from), ofRoad(to)];
    const [a, b] = [before[0], after[0]];
    if (before.length === 1 && after.length === 1 && a !== undefined && b !== undefined)
      found.push(a, node, b, modes | (only ? TURN_ONLY : 0));
    else lost++;
  }
  return { turns: found, lost };
}

/** What is usual where the source says nothing. */
const USUAL: Partial<Record<Road['class'], number>> = {
  motorway: MODE_BIT.car,
  path: MODE_BIT.foot | MODE_BIT.wheelchair | MODE_BIT.bicycle,
};

function trafficOf({ traffic, class: cls }: Road): RoadTraffic {
  const kind: EdgeClass = cls;
  const modes = USUAL[cls] ?? ALL_MODES;
  return traffic ?? { kind, forward: modes, backward: modes, surface: 'unknown' };
}

function arraysOf(nodes: readonly Point3[], edges: readonly Edge[], turns: readonly number[], about: GraphAbout): StreetGraph {
  const names: StreetName[] = [{}];
  const known = new Map([['{}', 0]]);
  const nameOf = ({ name, ref }: Road): number => {
    const street: StreetName = { ...(name?.vi && { vi: name.vi }), ...(name?.en && { en: name.en }), ...(ref && { ref }) };
    const key = JSON.stringify(street);
    const index = known.get(key) ?? names.length;
    if (index === names.length) {
      names.push(street);
      known.set(key, index);
    }
    return index;
  };
  const micro = (degrees: number) => Math.round(degrees * 1e6);
  const decimetres = (metres: number) => Math.max(-32_000, Math.min(32_000, Math.round(metres * 10)));
  const shapes = edges.map(({ line }) => line.slice(1, -1));
  const shapeFirst = new Uint32Array(edges.length + 1);
  shapes.forEach((shape, e) => {
    shapeFirst[e + 1] = (shapeFirst[e] ?? 0) + shape.length;
  });
  const inner = shapes.flat();
  const traffic = edges.map(({ road }) => trafficOf(road));
  const flagsOf = (e: number): number => {
    const { bridge, tunnel } = edges[e]?.road ?? {};
    return (bridge ? EDGE_FLAG.bridge : 0) | (tunnel ? EDGE_FLAG.tunnel : 0) | (traffic[e]?.roundabout ? EDGE_FLAG.roundabout : 0);
  };
  return {
    nodes: nodes.length,
    nodeLng: Int32Array.from(nodes, ([lng]) => micro(lng)),
    nodeLat: Int32Array.from(nodes, ([, lat]) => micro(lat)),
    nodeHeight: Int16Array.from(nodes, ([, , height]) => decimetres(height)),
    edges: edges.length,
    from: Uint32Array.from(edges, ({ from }) => from),
    to: Uint32Array.from(edges, ({ to }) => to),
    shapeFirst,
    shapeLng: Int32Array.from(inner, ([lng]) => micro(lng)),
    shapeLat: Int32Array.from(inner, ([, lat]) => micro(lat)),
    shapeHeight: Int16Array.from(inner, ([, , height]) => decimetres(height)),
    length: Uint32Array.from(edges, ({ line }) => Math.max(1, Math.round(lengthOf(line) * 100))),
    edgeClass: Uint8Array.from(traffic, ({ kind }) => EDGE_CLASSES.indexOf(kind)),
    forward: Uint8Array.from(traffic, ({ forward }) => forward),
    backward: Uint8Array.from(traffic, ({ backward }) => backward),
    surface: Uint8Array.from(traffic, ({ surface }) => SURFACES.indexOf(surface)),
    flags: Uint8Array.from(edges, (_, e) => flagsOf(e)),
    maxSpeed: Uint8Array.from(traffic, ({ maxSpeed = 0 }) => Math.min(255, maxSpeed)),
    name: Uint32Array.from(edges, ({ road }) => nameOf(road)),
    names,
    turns: Uint32Array.from(turns),
    about,
  };
}
