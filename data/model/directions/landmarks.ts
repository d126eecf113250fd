import { NO_WAY } from './edge-costs.ts';
import { Heap } from './heap.ts';
import type { Network } from './network.ts';

/**
 * Costs between every node and some nodes at the rim (Goldberg & Harrelson 2005, ALT): by the triangle they tell how far a node is from the target at
 * least. `table` holds, node by node, for each landmark the cost from it and the cost to it; NO_WAY where there is none.
 */
export interface Landmarks {
  count: number;
  table: Uint32Array;
}

/** Chosen each furthest from those before ("farthest"), within the largest part of the network. */
export function findLandmarks(network: Network, wanted: number): Landmarks {
  const { nodes, component, main } = network;
  const start = component.indexOf(main);
  if (start < 0) return { count: 0, table: new Uint32Array(0) };
  const heap = new Heap(network.head.length + 16);
  const nearest = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const [from, to] = [new Uint32Array(nodes), new Uint32Array(nodes)];
  const furthest = (): number => {
    let [best, most] = [start, -1];
    for (let v = 0; v < nodes; v++) {
      const far = nearest[v] as number;
      if (component[v] === main && far !== Number.POSITIVE_INFINITY && far > most) [best, most] = [v, far];
    }
    return most > 0 ? best : -1;
  };
  costsFrom(network, start, heap, from);
  for (let v = 0; v < nodes; v++) nearest[v] = from[v] === NO_WAY ? Number.POSITIVE_INFINITY : (from[v] as number);
  const table = new Uint32Array(nodes * 2 * wanted).fill(NO_WAY);
  let count = 0;
  for (let landmark = furthest(); count < wanted && landmark >= 0; landmark = furthest()) {
    costsFrom(network, landmark, heap, from);
    costsTo(network, landmark, heap, to);
    for (let v = 0; v < nodes; v++) {
      const row = 2 * (v * wanted + count);
      table[row] = from[v] as number;
      table[row + 1] = to[v] as number;
      const both = from[v] === NO_WAY || to[v] === NO_WAY ? Number.POSITIVE_INFINITY : Math.min(from[v] as number, to[v] as number);
      // The first node was only a start: what counts is the distance from landmarks.
      nearest[v] = count === 0 ? both : Math.min(nearest[v] as number, both);
    }
    count++;
  }
  return { count: wanted, table };
}

/** Dijkstra (1959) over all that can be reached from `start`. */
export function costsFrom({ first, head, cost }: Network, start: number, heap: Heap, out: Uint32Array): void {
  out.fill(NO_WAY);
  out[start] = 0;
  heap.clear();
  heap.push(start, 0);
  while (heap.size) {
    const key = heap.least();
    const v = heap.pop();
    if (key > (out[v] as number)) continue;
    for (let link = first[v] as number, end = first[v + 1] as number; link < end; link++) {
      const w = head[link] as number;
      const sum = key + (cost[link] as number);
      if (sum < (out[w] as number)) {
        out[w] = sum;
        heap.push(w, sum);
      }
    }
  }
}

/** The same backwards: cost from every node to `end`. */
export function costsTo({ intoFirst, into, tail, cost }: Network, end: number, heap: Heap, out: Uint32Array): void {
  out.fill(NO_WAY);
  out[end] = 0;
  heap.clear();
  heap.push(end, 0);
  while (heap.size) {
    const key = heap.least();
    const v = heap.pop();
    if (key > (out[v] as number)) continue;
    for (let i = intoFirst[v] as number, last = intoFirst[v + 1] as number; i < last; i++) {
      const link = into[i] as number;
      const w = tail[link] as number;
      const sum = key + (cost[link] as number);
      if (sum < (out[w] as number)) {
        out[w] = sum;
        heap.push(w, sum);
      }
    }
  }
}
