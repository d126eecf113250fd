import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import createGraph from 'ngraph.graph';
import { nba } from 'ngraph.path';
import type { LngLat, Mode } from '../data/model/directions/answer.ts';
import { writeGraph } from '../data/model/directions/graph-file.ts';
import { gridGraph, seeded } from '../data/model/directions/grid-graph.factory.ts';
import { type LoadedGraph, loadGraph } from '../data/model/directions/load-graph.ts';
import { route } from '../data/model/directions/route.ts';
import type { StreetGraph } from '../data/model/directions/street-graph.ts';
import { exampleCity } from '../tiles/sample/exampleCity.ts';
import { dataset } from '../tiles/sources/datasets.factory.ts';
import importer from '../tiles/sources/osm-pbf/importer.ts';
import { graphPbf } from '../tiles/streets/graph-pbf.factory.ts';
import { makeGraph } from '../tiles/streets/make-graph.ts';
import { openValhalla } from '../tiles/streets/valhalla.factory.ts';
import type { BenchResult, BenchRow } from './bench.ts';
import { inTurn, type Times } from './in-turn.ts';

const ABOUT = { sample: true, attribution: [] };
/** Nodes across: 600 by 600. */
const LARGE = 600;
const NONE: Times = { p50: Number.NaN, p99: Number.NaN };

/** Directions over a city's streets and over 360,000 nodes, beside ngraph.path (NBA*) and Valhalla. */
export async function bench(): Promise<BenchResult> {
  const city = exampleCity({ buildings: 12_000 });
  const height = (lng: number, lat: number) => city.elevation.sample(lng, lat);
  const streets = makeGraph({ roads: city.roads, height, about: ABOUT }).graph;
  const large = gridGraph({ columns: LARGE, rows: LARGE, seed: 1 });
  const rows = [
    ...(await rowsOf('city', streets, 'car', { pairs: 1000, rounds: 15 })),
    ...(await rowsOf('city', streets, 'foot', { pairs: 1000, rounds: 15 })),
    ...(await rowsOf('large', large, 'car', { pairs: 100, rounds: 1, warm: 0 })),
    ...(await rowsOf('large', large, 'foot', { pairs: 100, rounds: 1, warm: 0 })),
    ...(await besideValhalla(streets, large)),
  ];
  return { title: 'Directions', rows };
}

interface Sample {
  pairs: number;
  rounds: number;
  warm?: number;
}

async function rowsOf(name: string, graph: StreetGraph, by: Mode, { pairs: runs, ...turns }: Sample): Promise<BenchRow[]> {
  const bytes = writeGraph(graph);
  const begun = performance.now();
  const loaded = loadGraph(bytes);
  const read = performance.now() - begun;
  const travel = loaded.travel(by);
  const prepared = performance.now() - begun - read;
  const pairs = pairsOf(loaded, by, runs);
  const theirs = theirSearch(loaded, by);
  // The answers are compared before they are timed: a fast wrong one is worth nothing.
  for (const [from, to] of pairs.slice(0, 30)) {
    const ours = travel.search.find([{ node: from, cost: 0 }], [{ node: to, cost: 0 }])?.cost;
    if (ours !== theirs.cost(from, to)) throw new Error(`${name}: ${ours} ms is not ${theirs.cost(from, to)} ms`);
  }
  const places = pairs.map(([from, to]) => [placeOf(graph, from), placeOf(graph, to)] as const);
  const [own = NONE, other = NONE, whole = NONE] = await inTurn(runs, turns, [
    (i) => travel.search.find([end(pairs[i], 0)], [end(pairs[i], 1)]),
    (i) => theirs.find(end(pairs[i], 0).node, end(pairs[i], 1).node),
    (i) => places[i] && route(loaded, { from: places[i][0], to: places[i][1], by }),
  ]);
  const said = `${graph.nodes.toLocaleString('en')} nodes, ${graph.edges.toLocaleString('en')} edges, by ${by}`;
  const times = ({ p50, p99 }: Times) => `p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`;
  return [
    { what: `${name}, ${by}: search p50`, value: own.p50, unit: 'ms', note: `${said}; p99 ${own.p99.toFixed(3)} ms; ${runs} pairs` },
    {
      what: `${name}, ${by}: ngraph.path over ours, p50`,
      value: other.p50 / own.p50,
      unit: '×',
      note: times(other),
      target: { atLeast: 5 },
    },
    {
      what: `${name}, ${by}: ngraph.path over ours, p99`,
      value: other.p99 / own.p99,
      unit: '×',
      note: `${times(own)} to ${times(other)}; median of ${turns.rounds} a pair, both in turn`,
      target: { atLeast: 5 },
    },
    { what: `${name}, ${by}: whole answer p50`, value: whole.p50, unit: 'ms', note: `snapping, line, turns; ${times(whole)}` },
    { what: `${name}, ${by}: graph.bin gzipped`, value: gzipSync(bytes).length / 1024, unit: 'kB', note: `${bytes.length} bytes plain` },
    { what: `${name}, ${by}: read`, value: read, unit: 'ms', note: `and ${prepared.toFixed(0)} ms for the landmarks of a mode, once` },
  ];
}

/** Pairs of nodes between which there is a way, seeded. */
function pairsOf(loaded: LoadedGraph, by: Mode, count: number): [number, number][] {
  const { network } = loaded.travel(by);
  const random = seeded(7);
  const node = (): number => {
    for (;;) {
      const v = Math.floor(random() * loaded.graph.nodes);
      if (network.component[v] === network.main) return v;
    }
  };
  return Array.from({ length: count }, () => [node(), node()]);
}

const end = (pair: [number, number] | undefined, i: 0 | 1) => ({ node: pair?.[i] ?? 0, cost: 0 });
const placeOf = (graph: StreetGraph, v: number): LngLat => [(graph.nodeLng[v] ?? 0) / 1e6, (graph.nodeLat[v] ?? 0) / 1e6];

/** The same network and costs in ngraph, searched by its fastest algorithm with the straight line at top speed as bound. */
function theirSearch(loaded: LoadedGraph, by: Mode) {
  const { graph } = loaded;
  const { network } = loaded.travel(by);
  const other = createGraph<{ x: number; y: number }, { cost: number }>();
  const across = Math.cos(((graph.nodeLat[0] ?? 0) * Math.PI) / 180e6);
  for (let v = 0; v < network.nodes; v++) {
    const original = network.original[v] ?? 0;
    other.addNode(v, { x: (graph.nodeLng[original] ?? 0) * 0.11119508 * across, y: (graph.nodeLat[original] ?? 0) * 0.11119508 });
  }
  let fastest = 0;
  network.arc.forEach((arc, link) => {
    const [tail, head, cost] = [network.tail[link] ?? 0, network.head[link] ?? 0, network.cost[link] ?? 0];
    const known = other.getLink(tail, head);
    if (!known || known.data.cost > cost) other.addLink(tail, head, { cost });
    fastest = Math.max(fastest, (graph.length[arc >> 1] ?? 0) / 100 / cost);
  });
  const finder = nba(other, {
    oriented: true,
    distance: (_, __, link) => link.data.cost,
    heuristic: (a, b) => Math.hypot(a.data.x - b.data.x, a.data.y - b.data.y) / fastest,
  });
  return {
    find: (from: number, to: number) => finder.find(from, to),
    cost(from: number, to: number): number {
      const nodes = finder.find(from, to).reverse();
      return nodes.reduce((sum, { id }, i) => sum + (i ? (other.getLink(nodes[i - 1]?.id ?? 0, id)?.data.cost ?? Number.NaN) : 0), 0);
    },
  };
}

/** Whole answers over the same streets as Valhalla's, through its Node binding, as one would use it; Monaco where its map is there. */
async function besideValhalla(city: StreetGraph, large: StreetGraph): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  const sources = process.env.CITY_SOURCES;
  if (sources) {
    const pbf = join(sources, 'samples/osm/monaco-latest.osm.pbf');
    const { parts } = await importer.read([pbf], { dataset: dataset('osm', 'osm-pbf') });
    const { graph } = makeGraph({ roads: parts.roads ?? [], turns: parts.turns ?? [], height: () => 0, about: ABOUT });
    rows.push(...(await wholeAnswers('Monaco', graph, pbf, { pairs: 200, rounds: 5 })));
  }
  const folder = await mkdtemp(join(tmpdir(), 'valhalla-graphs-'));
  try {
    for (const [name, graph, sample] of [
      ['city', city, { pairs: 200, rounds: 5 }],
      ['large', large, { pairs: 60, rounds: 3 }],
    ] as const) {
      const pbf = join(folder, `${name}.osm.pbf`);
      await writeFile(pbf, graphPbf(graph));
      rows.push(...(await wholeAnswers(name, graph, pbf, sample)));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function wholeAnswers(name: string, graph: StreetGraph, pbf: string, { pairs: runs, rounds }: Sample): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'valhalla-bench-'));
  try {
    const valhalla = await openValhalla(pbf, folder);
    const loaded = loadGraph(writeGraph(graph));
    const rows: BenchRow[] = [];
    for (const by of ['foot', 'car'] as const) {
      const asked = pairsOf(loaded, by, runs).map(([a, b]) => [placeOf(graph, a), placeOf(graph, b)] as const);
      const places: typeof asked = [];
      for (const pair of asked) if (await valhalla.route(pair[0], pair[1], by)) places.push(pair);
      const [own = NONE, other = NONE] = await inTurn(places.length, { rounds, warm: 0 }, [
        (i) => places[i] && route(loaded, { from: places[i][0], to: places[i][1], by }),
        (i) => places[i] && valhalla.route(places[i][0], places[i][1], by),
      ]);
      const note = `whole answers; ours p50 ${own.p50.toFixed(2)} ms, p99 ${own.p99.toFixed(2)} ms; Valhalla's ${other.p50.toFixed(2)} and ${other.p99.toFixed(2)}; it finds ${places.length} of ${runs} pairs, which are measured`;
      rows.push({ what: `${name}, ${by}: Valhalla over ours, p50`, value: other.p50 / own.p50, unit: '×', note });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}
