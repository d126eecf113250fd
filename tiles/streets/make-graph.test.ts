import { describe, expect, it } from 'vitest';
import type { Position } from '../../data/contract.ts';
import { prepareGraph } from '../../data/model/directions/load-graph.ts';
import { route } from '../../data/model/directions/route.ts';
import type { StreetGraph } from '../../data/model/directions/street-graph.ts';
import { MODE_BIT } from '../../data/model/directions/street-graph.ts';
import { distanceBetween } from '../../data/model/distance.ts';
import type { Road } from '../contract.ts';
import { exampleCity } from '../sample/exampleCity.ts';
import { trafficFrom } from '../sources/osm/trafficFrom.ts';
import { makeGraph } from './make-graph.ts';
import { inPieces, withHeights } from './stretch-heights.ts';

const about = { sample: true, attribution: [] };
const road = (id: string, line: Position[], change: Partial<Road> = {}): Road => ({ id, class: 'minor', line, width: 5, ...change });
const graphOf = (roads: Road[], height = (_lng: number, _lat: number) => 0): StreetGraph => makeGraph({ roads, height, about }).graph;

const hills = exampleCity({ buildings: 6000, seed: 2 });
const hillGraph = makeGraph({ roads: hills.roads, height: (lng, lat) => hills.elevation.sample(lng, lat), about }).graph;

describe('a graph of roads', () => {
  it('has a node where roads share a position, and none where they only cross', () => {
    const shared = graphOf([
      road('a', [
        [103, 21],
        [103.001, 21],
        [103.002, 21],
      ]),
      road('b', [
        [103.001, 20.999],
        [103.001, 21],
        [103.001, 21.001],
      ]),
    ]);
    expect([shared.nodes, shared.edges]).toEqual([5, 4]);
    const bridge = graphOf([
      road('a', [
        [103, 21],
        [103.002, 21],
      ]),
      road('b', [
        [103.001, 20.999],
        [103.001, 21.001],
      ]),
    ]);
    expect([bridge.nodes, bridge.edges]).toEqual([4, 2]);
  });

  it('joins an invented street that ends at the side of another, but not one from a map', () => {
    const side = road('b', [
      [103.001, 20.999],
      [103.001, 20.999_995],
    ]);
    const main = road('a', [
      [103, 21],
      [103.002, 21],
    ]);
    expect(graphOf([main, side]).edges).toBe(3);
    expect(graphOf([main, { ...side, traffic: trafficFrom({ highway: 'residential' }, 'minor') }]).edges).toBe(2);
  });

  it('has no edge that ends where it begins', () => {
    const ring: Position[] = [
      [103, 21],
      [103.001, 21],
      [103.001, 21.001],
      [103, 21.001],
      [103, 21],
    ];
    const graph = graphOf([road('ring', ring)]);
    expect([...graph.from].some((from, e) => from === graph.to[e])).toBe(false);
    expect(graph.edges).toBe(2);
  });

  it('follows the ground between the points of a road, but not below a bridge', () => {
    const hill = (lng: number) => 50 * Math.sin((lng - 103) * 500);
    const line: Position[] = [
      [103, 21],
      [103.006, 21],
    ];
    const bent = withHeights(line, false, hill);
    expect(bent.length).toBeGreaterThan(10);
    for (const [lng, , height] of bent) expect(height).toBeCloseTo(hill(lng), 6);
    expect(withHeights(line, true, hill)).toHaveLength(2);
  });

  it('is cut where it is long, at its own points', () => {
    const line = withHeights(
      [
        [103, 21],
        [103.02, 21],
      ],
      false,
      () => 0,
    );
    const pieces = inPieces(line);
    expect(pieces.length).toBeGreaterThan(4);
    expect(pieces.flatMap((piece, i) => (i ? piece.slice(1) : piece))).toEqual(line);
  });

  it('of the sample city hangs together: nearly every street is reached by every mode', () => {
    const graph = hillGraph;
    const loaded = prepareGraph(graph);
    for (const by of ['foot', 'car'] as const) {
      const { part, network } = loaded.travel(by);
      const open = [...part].filter((_, e) => ((graph.forward[e] ?? 0) & MODE_BIT[by]) > 0);
      expect(open.filter((own) => own === network.main).length / open.length).toBeGreaterThan(0.99);
    }
    const across = route(loaded, { from: [103.9, 21.32], to: [103.925, 21.335], by: 'foot' });
    expect(across.state).toBe('found');
    const best = across.state === 'found' ? across.routes[0] : undefined;
    const straight = distanceBetween([103.9, 21.32], [103.925, 21.335]);
    expect(best?.metres).toBeGreaterThan(straight * 0.8);
    expect(best?.metres).toBeLessThan(straight * 2);
  });

  it('of the sample city has steps, which a walker climbs and a wheelchair is led round', () => {
    const loaded = prepareGraph(hillGraph);
    const steps = hills.roads.filter(({ traffic }) => traffic?.kind === 'steps');
    expect(steps.length).toBeGreaterThan(0);
    for (const { line } of steps) {
      const [from, to] = [line[0], line.at(-1)];
      if (!from || !to) throw new Error('Steps without ends.');
      const [walked, rolled] = (['foot', 'wheelchair'] as const).map((by) => route(loaded, { from, to, by }));
      const metres = walked?.state === 'found' ? walked.routes[0]?.metres : undefined;
      expect(metres).toBeLessThan(distanceBetween(from, to) * 1.02 + 1);
      expect(rolled?.state === 'found' ? rolled.routes[0]?.metres : undefined).toBeGreaterThan((metres ?? 0) + 1);
    }
  });
});

describe('tags say who may go where', () => {
  const { foot, wheelchair, bicycle, motorbike, car } = MODE_BIT;
  const all = foot | wheelchair | bicycle | motorbike | car;
  it.each<[Record<string, string>, forward: number, backward: number]>([
    [{ highway: 'residential' }, all, all],
    [{ highway: 'residential', oneway: 'yes' }, all, foot | wheelchair],
    [{ highway: 'residential', oneway: '-1' }, foot | wheelchair, all],
    [{ highway: 'residential', oneway: 'yes', 'oneway:bicycle': 'no' }, all, foot | wheelchair | bicycle],
    [{ highway: 'primary', junction: 'roundabout' }, all, foot | wheelchair],
    [{ highway: 'motorway' }, car, 0],
    [{ highway: 'steps' }, foot | wheelchair, foot | wheelchair],
    [{ highway: 'footway', bicycle: 'yes' }, foot | wheelchair | bicycle, foot | wheelchair | bicycle],
    [{ highway: 'service', access: 'private' }, 0, 0],
    [{ highway: 'service', access: 'no', foot: 'yes' }, foot | wheelchair, foot | wheelchair],
    [{ highway: 'path', access: 'yes' }, foot | wheelchair | bicycle, foot | wheelchair | bicycle],
    [{ highway: 'residential', wheelchair: 'no' }, all & ~wheelchair, all & ~wheelchair],
    [{ highway: 'residential', motor_vehicle: 'no', motorcycle: 'yes' }, all & ~car, all & ~car],
  ])('%j', (tags, forward, backward) => {
    expect(trafficFrom(tags, 'minor')).toMatchObject({ forward, backward });
  });
});
