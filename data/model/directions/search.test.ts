import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODES, type Mode } from './answer.ts';
import { arcCosts, NO_WAY } from './edge-costs.ts';
import { type GridOptions, gridGraph } from './grid-graph.factory.ts';
import { Heap } from './heap.ts';
import { costsFrom, costsTo, findLandmarks } from './landmarks.ts';
import { buildNetwork, type Network } from './network.ts';
import { Search } from './search.ts';
import { MODE_BIT, type StreetGraph, TURN_ONLY } from './street-graph.ts';

const grid = fc.record({
  columns: fc.integer({ min: 2, max: 9 }),
  rows: fc.integer({ min: 2, max: 9 }),
  seed: fc.nat(),
  missing: fc.constantFrom(0, 0.15, 0.4),
  oneway: fc.constantFrom(0, 0.3),
  steps: fc.constantFrom(0, 0.2),
  turns: fc.constantFrom(0, 12),
}) satisfies fc.Arbitrary<GridOptions>;
const mode = fc.constantFrom(...MODES);
const networkOf = (graph: StreetGraph, by: Mode) => buildNetwork(graph, arcCosts(graph, by), MODE_BIT[by]);

/** Cheapest costs from a node, by relaxing every link until nothing changes (Bellman & Ford): no heap, no landmarks, no rows. */
function slowCosts({ nodes, tail, head, cost }: Network, start: number): number[] {
  const out = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY);
  out[start] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    head.forEach((node, link) => {
      const sum = (out[tail[link] ?? 0] ?? 0) + (cost[link] ?? 0);
      if (sum < (out[node] ?? 0)) {
        out[node] = sum;
        changed = true;
      }
    });
  }
  return out;
}
const plain = (values: Uint32Array) => [...values].map((value) => (value === NO_WAY ? Number.POSITIVE_INFINITY : value));

describe('the search', () => {
  it('finds the cheapest cost between any nodes, as relaxing all links does, and its links add up to it', () => {
    fc.assert(
      fc.property(grid, mode, fc.nat(), fc.integer({ min: 0, max: 6 }), (options, by, pick, landmarks) => {
        const network = networkOf(gridGraph(options), by);
        const search = new Search(network, findLandmarks(network, landmarks));
        const start = pick % network.nodes;
        slowCosts(network, start).forEach((cost, node) => {
          const found = search.find([{ node: start, cost: 0 }], [{ node, cost: 0 }]);
          expect(found?.cost ?? Number.POSITIVE_INFINITY).toBe(cost);
          if (!found) return;
          let at = start;
          let sum = 0;
          for (const link of found.links) {
            expect(network.tail[link]).toBe(at);
            at = network.head[link] ?? -1;
            sum += network.cost[link] ?? 0;
          }
          expect([at, sum]).toEqual([node, cost]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('weighs several starts and ends with what each costs', () => {
    const terminals = fc.array(fc.record({ node: fc.nat(), cost: fc.integer({ min: 0, max: 90_000 }) }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(grid, mode, terminals, terminals, (options, by, from, to) => {
        const network = networkOf(gridGraph(options), by);
        const inside = (list: typeof from) => list.map(({ node, cost }) => ({ node: node % network.nodes, cost }));
        const [starts, ends] = [inside(from), inside(to)];
        const least = Math.min(
          ...starts.flatMap((start) => {
            const costs = slowCosts(network, start.node);
            return ends.map((end) => start.cost + (costs[end.node] ?? 0) + end.cost);
          }),
        );
        const found = new Search(network, findLandmarks(network, 5)).find(starts, ends);
        expect(found?.cost ?? Number.POSITIVE_INFINITY).toBe(least);
      }),
      { numRuns: 100 },
    );
  });

  it('looks at fewer nodes the more landmarks it has', () => {
    const network = networkOf(gridGraph({ columns: 60, rows: 60, seed: 3 }), 'foot');
    const settled = [0, 12].map((landmarks) => {
      const search = new Search(network, findLandmarks(network, landmarks));
      let sum = 0;
      for (let i = 0; i < 50; i++) {
        search.find([{ node: (i * 71) % 3600, cost: 0 }], [{ node: (i * 977 + 1800) % 3600, cost: 0 }]);
        sum += search.settled;
      }
      return sum;
    });
    expect(settled[1]).toBeLessThan((settled[0] ?? 0) / 3);
  });
});

describe('landmarks', () => {
  it('know the true costs both ways, so that no bound is above the true cost', () => {
    fc.assert(
      fc.property(grid, mode, (options, by) => {
        const network = networkOf(gridGraph(options), by);
        const { count, table } = findLandmarks(network, 3);
        const heap = new Heap();
        const [from, to] = [new Uint32Array(network.nodes), new Uint32Array(network.nodes)];
        for (let v = 0; v < network.nodes; v++) {
          costsFrom(network, v, heap, from);
          costsTo(network, v, heap, to);
          expect(plain(from)).toEqual(slowCosts(network, v));
          for (let w = 0; w < network.nodes; w++)
            for (let k = 0; k < count; k++) {
              const [vFrom, vTo] = [table[2 * (v * count + k)] ?? 0, table[2 * (v * count + k) + 1] ?? 0];
              const [wFrom, wTo] = [table[2 * (w * count + k)] ?? 0, table[2 * (w * count + k) + 1] ?? 0];
              const cost = from[w] ?? 0;
              if (vFrom !== NO_WAY && wFrom !== NO_WAY) expect(wFrom - vFrom).toBeLessThanOrEqual(cost);
              if (vTo !== NO_WAY && wTo !== NO_WAY) expect(vTo - wTo).toBeLessThanOrEqual(cost);
            }
          expect(to[v]).toBe(0);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('a network', () => {
  it('never makes a forbidden turn, and only the one that is ordered', () => {
    fc.assert(
      fc.property(grid, fc.nat(), (options, pick) => {
        const graph = gridGraph({ ...options, turns: 15 });
        const network = networkOf(graph, 'car');
        const search = new Search(network, findLandmarks(network, 4));
        const start = pick % graph.nodes;
        for (let node = 0; node < graph.nodes; node++) {
          const arcs = search.find([{ node: start, cost: 0 }], [{ node, cost: 0 }])?.links.map((link) => network.arc[link] ?? 0) ?? [];
          arcs.forEach((arc, i) => {
            const before = arcs[i - 1];
            if (before === undefined) return;
            const at = arc & 1 ? graph.to[arc >> 1] : graph.from[arc >> 1];
            for (let t = 0; t < graph.turns.length; t += 4) {
              const [edge, via, onward, modes] = [...graph.turns.slice(t, t + 4)];
              if (edge !== before >> 1 || via !== at || !((modes ?? 0) & MODE_BIT.car)) continue;
              if ((modes ?? 0) & TURN_ONLY) expect(arc >> 1).toBe(onward);
              else expect(arc >> 1).not.toBe(onward);
            }
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is one part where each node reaches each', () => {
    fc.assert(
      fc.property(grid, mode, (options, by) => {
        const network = networkOf(gridGraph(options), by);
        const reach = Array.from({ length: network.nodes }, (_, v) => slowCosts(network, v));
        for (let v = 0; v < network.nodes; v++)
          for (let w = 0; w < network.nodes; w++) {
            const both = (reach[v]?.[w] ?? 0) < Number.POSITIVE_INFINITY && (reach[w]?.[v] ?? 0) < Number.POSITIVE_INFINITY;
            expect(network.component[v] === network.component[w]).toBe(both);
          }
      }),
      { numRuns: 30 },
    );
  });
});
