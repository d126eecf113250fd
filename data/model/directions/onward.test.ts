import { expect, it } from 'vitest';
import { NO_WAY } from './edge-costs.ts';
import { findLandmarks } from './landmarks.ts';
import type { Network } from './network.ts';
import { linksOnward, PARTING } from './onward.ts';
import { Search } from './search.ts';
import { strongComponents } from './strong-components.ts';

/** A network of links [tail, head, cost], which stand in the order of their tails. */
function networkOf(nodes: number, links: [number, number, number][]): Network {
  const column = (i: 0 | 1 | 2) => Uint32Array.from(links, (link) => link[i]);
  const [tail, head, cost] = [column(0), column(1), column(2)];
  const rowsOf = (ends: Uint32Array) => Uint32Array.from({ length: nodes + 1 }, (_, v) => ends.filter((end) => end < v).length);
  const [first, intoFirst] = [rowsOf(tail), rowsOf(head)];
  const into = Uint32Array.from([...head.keys()].sort((a, b) => (head[a] ?? 0) - (head[b] ?? 0)));
  const none = new Uint32Array();
  const rows = { nodes, first, tail, head, cost, intoFirst, into, arc: none, ofArcFirst: none, ofArc: none, original: none };
  return { ...rows, onward: linksOnward(rows), ...strongComponents(rows) };
}
const bothWays = (pairs: [number, number][]): [number, number, number][] =>
  pairs
    .flatMap(([a, b]): [number, number, number][] => [
      [a, b, 10],
      [b, a, 10],
    ])
    .sort((x, y) => x[0] - y[0]);

it('knows where there is one way on, where there are several, and where there is none', () => {
  // 0 - 1 - 2 with 3 and 4 beyond 2, and 3 leads on to a ring of its own link.
  const { tail, head, onward } = networkOf(5, [
    ...bothWays([
      [0, 1],
      [1, 2],
      [2, 3],
      [2, 4],
    ]),
    [4, 4, 1],
  ]);
  const after = (from: number, to: number) => {
    const next = onward[tail.findIndex((v, link) => v === from && head[link] === to)] ?? 0;
    return next === PARTING ? 'parting' : next === NO_WAY ? 'none' : `${tail[next]} to ${head[next]}`;
  };
  expect(after(0, 1)).toBe('1 to 2');
  expect(after(1, 2)).toBe('parting');
  expect(after(2, 1)).toBe('1 to 0');
  expect(after(1, 0)).toBe('none');
  expect(after(2, 3)).toBe('none');
  expect(after(2, 4)).toBe('none');
});

it('a street without a parting is searched from end to end in one go, and nothing of a blind alley comes into the heap', () => {
  const chain = Array.from({ length: 50 }, (_, i): [number, number] => [i, i + 1]);
  const alleys = Array.from({ length: 40 }, (_, i): [number, number] => [25, 51 + i]);
  const network = networkOf(91, bothWays([...chain, ...alleys]));
  const search = new Search(network, findLandmarks(network, 0));
  const found = search.find([{ node: 0, cost: 0 }], [{ node: 50, cost: 3 }]);
  expect([found?.cost, found?.links.length]).toEqual([503, 50]);
  expect(search.settled).toBe(2);
});
