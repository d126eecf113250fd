import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween } from '../distance.ts';
import { ALTERNATIVE } from './alternatives.ts';
import { type LngLat, MODES, type Route, type RouteAnswer } from './answer.ts';
import { readGraph, writeGraph } from './graph-file.ts';
import { type GridOptions, gridGraph } from './grid-graph.factory.ts';
import { loadGraph, prepareGraph } from './load-graph.ts';
import { route } from './route.ts';
import { EDGE_CLASSES, MODE_BIT } from './street-graph.ts';

const grid: fc.Arbitrary<GridOptions> = fc.record({
  columns: fc.integer({ min: 3, max: 9 }),
  rows: fc.integer({ min: 3, max: 9 }),
  seed: fc.nat(),
  missing: fc.constantFrom(0, 0.15),
  oneway: fc.constantFrom(0, 0.2),
  steps: fc.constantFrom(0, 0.1),
  turns: fc.constantFrom(0, 8),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const place = fc.tuple(share, share);
const mode = fc.constantFrom(...MODES);
/** A position within the grid's box. */
const at = ({ columns, rows }: GridOptions, [x, y]: [number, number]): LngLat => [103.9 + x * columns * 0.0009, 21.3 + y * rows * 0.0009];
const bestOf = (answer: RouteAnswer): Route | undefined => (answer.state === 'none' ? undefined : answer.routes[0]);
const metresOf = (line: Route['line']) => line.reduce((sum, point, i) => sum + (i ? distanceBetween(line[i - 1] ?? point, point) : 0), 0);

describe('a way', () => {
  it('begins and ends where the places come to the streets, and has no jump between', () => {
    fc.assert(
      fc.property(grid, place, place, mode, (options, a, b, by) => {
        const answer = route(prepareGraph(gridGraph(options)), { from: at(options, a), to: at(options, b), by, alternatives: 2 });
        if (answer.state === 'none') return;
        for (const one of answer.routes) {
          for (const [end, point] of [
            [answer.ends[0], one.line[0]],
            [answer.ends.at(-1), one.line.at(-1)],
          ] as const)
            expect(distanceBetween(end?.position ?? [0, 0], point ?? [9, 9])).toBeLessThan(0.3);
          // The grid's longest edge is 150 m and a half, and its lengths are up to a fifth more than the line's.
          one.line.forEach((point, i) => {
            expect(distanceBetween(one.line[i - 1] ?? point, point)).toBeLessThan(230);
          });
          expect(metresOf(one.line)).toBeLessThanOrEqual(one.metres * 1.005 + 1);
          expect(one.metres).toBeLessThanOrEqual(metresOf(one.line) * 1.21 + 1);
          expect(one.maneuvers.reduce((sum, { metres }) => sum + metres, 0)).toBeCloseTo(one.metres, 3);
          expect(one.maneuvers.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(one.seconds, 3);
          expect(one.maneuvers.map((m) => m.at)).toEqual(one.maneuvers.map((m) => m.at).sort((x, y) => x - y));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('from a place to itself is nothing', () => {
    const loaded = prepareGraph(gridGraph({ columns: 5, rows: 5, seed: 1 }));
    const answer = route(loaded, { from: [103.902, 21.302], to: [103.902, 21.302], by: 'foot' });
    expect(bestOf(answer)).toMatchObject({ metres: 0, seconds: 0, up: 0, down: 0 });
    expect(bestOf(answer)?.line).toHaveLength(1);
  });

  it('by way of a third place takes as long as the two ways to it and from it, and never less than the way without', () => {
    fc.assert(
      fc.property(grid, place, place, place, mode, (options, a, b, c, by) => {
        const loaded = prepareGraph(gridGraph(options));
        const [from, via, to] = [at(options, a), at(options, b), at(options, c)];
        const [whole, first, second, direct] = [
          route(loaded, { from, via: [via], to, by }),
          route(loaded, { from, to: via, by }),
          route(loaded, { from: via, to, by }),
          route(loaded, { from, to, by }),
        ];
        const seconds = [whole, first, second, direct].map((answer) => (answer.state === 'found' ? bestOf(answer)?.seconds : undefined));
        const [all, one, two, straight] = seconds;
        if (all === undefined || one === undefined || two === undefined || straight === undefined) return;
        // Places of one request are put on one part of the network; asked in pairs they may lie on another.
        if (whole.state !== 'found' || first.state !== 'found' || first.ends[1]?.metres !== whole.ends[1]?.metres) return;
        expect(all).toBeCloseTo(one + two, 3);
      }),
      { numRuns: 150 },
    );
  });

  it('on foot is as short back as there, where all is flat and open both ways', () => {
    fc.assert(
      fc.property(grid, place, place, (options, a, b) => {
        const loaded = prepareGraph(gridGraph({ ...options, oneway: 0, steps: 0, relief: 0, turns: 0 }));
        const [from, to] = [at(options, a), at(options, b)];
        const [there, back] = [route(loaded, { from, to, by: 'foot' }), route(loaded, { from: to, to: from, by: 'foot' })];
        expect(bestOf(there)?.seconds ?? 0).toBeCloseTo(bestOf(back)?.seconds ?? 0, 1);
        expect(there.state === 'found' && there.ends.map((end) => end.metres)).toEqual(
          back.state === 'found' && back.ends.map((end) => end.metres).reverse(),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is the same after the graph was written and read', () => {
    const graph = gridGraph({ columns: 12, rows: 9, seed: 5, turns: 9 });
    const bytes = writeGraph(graph);
    expect(readGraph(bytes)).toEqual(graph);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    const request = { from: [103.901, 21.301], to: [103.908, 21.306], by: 'car', alternatives: 2 } as const;
    expect(route(loadGraph(shifted.subarray(1)), request)).toEqual(route(prepareGraph(graph), request));
  });

  it('is refused in one sentence when the bytes are no graph, newer, or cut short', () => {
    const bytes = writeGraph(gridGraph({ columns: 4, rows: 4, seed: 2 }));
    expect(() => readGraph(new Uint8Array(40))).toThrow('no street graph');
    expect(() => readGraph(bytes.slice(0, bytes.length - 9))).toThrow('cut short');
    const newer = bytes.slice();
    newer[4] = 9;
    expect(() => readGraph(newer)).toThrow('version 9');
  });

  it('is none where no street is near', () => {
    const loaded = prepareGraph(gridGraph({ columns: 5, rows: 5, seed: 1 }));
    const answer = route(loaded, { from: [103.902, 21.302], to: [104.2, 21.302], by: 'foot' });
    expect(answer).toEqual({ state: 'none', by: 'foot', reason: 'far', end: 1 });
  });
});

describe('other ways', () => {
  it('keep the stated distance from the best and from each other, and leave the network as it was', () => {
    fc.assert(
      fc.property(fc.nat(), place, place, mode, (seed, a, b, by) => {
        const options = { columns: 15, rows: 15, seed };
        const loaded = prepareGraph(gridGraph(options));
        const before = loaded.travel(by).network.cost.slice();
        const answer = route(loaded, { from: at(options, a), to: at(options, b), by, alternatives: 2 });
        expect(loaded.travel(by).network.cost).toEqual(before);
        if (answer.state !== 'found') return;
        expect(answer.routes.length).toBeLessThanOrEqual(3);
        const keys = answer.routes.map(({ line }) => JSON.stringify(line));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 60 },
    );
  });
  it('are found on most longer ways', () => {
    const options = { columns: 20, rows: 20, seed: 4, missing: 0.05 };
    const loaded = prepareGraph(gridGraph(options));
    let found = 0;
    for (let i = 0; i < 20; i++) {
      const answer = route(loaded, { from: at(options, [0.05, i / 20]), to: at(options, [0.95, 1 - i / 20]), by: 'foot', alternatives: 2 });
      if (answer.state === 'found' && answer.routes.length > 1) found++;
      const [best, other] = answer.state === 'found' ? answer.routes : [];
      if (best && other) expect(other.seconds).toBeLessThan(best.seconds * ALTERNATIVE.longest * 1.6);
    }
    expect(found).toBeGreaterThan(12);
  });
});

describe('a wheelchair', () => {
  /** A street along the south and one along the north; every way between them has steps. */
  const split = (kind: 'steps' | 'slope') => {
    const graph = gridGraph({ columns: 6, rows: 3, seed: 9, missing: 0, oneway: 0, steps: 0, relief: 0 });
    for (let e = 0; e < graph.edges; e++) {
      if (graph.to[e] !== (graph.from[e] ?? 0) + 6) continue;
      if (kind === 'steps') graph.edgeClass[e] = EDGE_CLASSES.indexOf('steps');
      if (kind === 'slope') graph.nodeHeight[graph.to[e] ?? 0] = 6000 + 200 * Math.floor((graph.to[e] ?? 0) / 6);
    }
    return prepareGraph(graph);
  };
  it.each(['steps', 'slope'] as const)('is told what stands in the way: %s', (kind) => {
    const answer = route(split(kind), { from: [103.9012, 21.3], to: [103.9035, 21.3009], by: 'wheelchair' });
    expect(answer.state).toBe('barred');
    const best = bestOf(answer);
    expect(best?.barriers.map((barrier) => barrier.kind)).toEqual([kind]);
    expect(best?.barriers[0]?.metres).toBeGreaterThan(40);
    if (kind === 'slope') expect(best?.barriers[0]?.slope).toBeGreaterThan(8);
  });
  it('takes the way round where there is one', () => {
    const loaded = split('steps');
    const last = loaded.graph.edges - 1;
    const upright = [...loaded.graph.from].findLastIndex((from, e) => loaded.graph.to[e] === from + 6 && from < 6);
    loaded.graph.edgeClass[upright] = EDGE_CLASSES.indexOf('minor');
    expect(last).toBeGreaterThan(0);
    const answer = route(prepareGraph(loaded.graph), { from: [103.9012, 21.3], to: [103.9025, 21.3009], by: 'wheelchair' });
    expect([answer.state, bestOf(answer)?.barriers]).toEqual(['found', []]);
  });
  it('never goes over steps or soft ground, nor a car where only walkers may', () => {
    fc.assert(
      fc.property(grid, place, place, fc.constantFrom('wheelchair', 'car'), (options, a, b, by) => {
        const loaded = prepareGraph(gridGraph({ ...options, steps: 0.2 }));
        const answer = route(loaded, { from: at(options, a), to: at(options, b), by });
        if (answer.state !== 'found') return;
        expect(bestOf(answer)?.maneuvers.filter(({ way }) => way === 'steps')).toEqual([]);
        expect(MODE_BIT[by]).toBeGreaterThan(1);
      }),
      { numRuns: 60 },
    );
  });
});
