import { NO_WAY } from './edge-costs.ts';
import { Heap } from './heap.ts';
import type { Landmarks } from './landmarks.ts';
import type { Network } from './network.ts';
import { PARTING } from './onward.ts';

/** A node with the cost of coming to it from the start, or of going on from it to the end. */
export interface Terminal {
  node: number;
  cost: number;
  /** Arc between the place and the node. */
  arc?: number;
}
export interface Found {
  cost: number;
  start: Terminal;
  end: Terminal;
  /** Links between. */
  links: number[];
}

/**
 * A* (Hart, Nilsson, Raphael 1968) with landmarks over one network. Its arrays are made once and marked by the number of the search. Where a node leads
 * on to one other only, the search goes there at once: only nodes at which ways part come into the heap.
 */
export class Search {
  /** Nodes taken out of the heap by the last search. */
  settled = 0;
  private readonly network: Network;
  private readonly landmarks: Landmarks;
  private readonly heap = new Heap(4096);
  private readonly reached: Uint32Array;
  private readonly distance: Float64Array;
  /** By node: the last key with which it came into the heap. */
  private readonly keys: Float64Array;
  private readonly parent: Uint32Array;
  private readonly isEnd: Uint8Array;
  /** By landmark: what the ends lie from it at least, and to it at most. */
  private readonly least: Float64Array;
  private readonly most: Float64Array;
  private round = 0;
  /** Cost of the best way known, and the end it leads to. */
  private best = 0;
  private end: Terminal | undefined;

  constructor(network: Network, landmarks: Landmarks) {
    const { nodes } = network;
    this.network = network;
    this.landmarks = landmarks;
    this.reached = new Uint32Array(nodes);
    this.distance = new Float64Array(nodes);
    this.keys = new Float64Array(nodes);
    this.parent = new Uint32Array(nodes);
    this.isEnd = new Uint8Array(nodes);
    this.least = new Float64Array(landmarks.count);
    this.most = new Float64Array(landmarks.count);
  }

  /** The cheapest way from one of `starts` to one of `ends`; null where there is none cheaper than `limit`. */
  find(starts: readonly Terminal[], ends: readonly Terminal[], limit = Number.POSITIVE_INFINITY): Found | null {
    const { first } = this.network;
    const { heap, reached, distance, keys, parent, isEnd } = this;
    const round = ++this.round;
    this.settled = 0;
    this.best = limit;
    this.end = undefined;
    this.aim(ends);
    heap.clear();
    for (const { node } of ends) isEnd[node] = 1;
    for (const { node, cost } of starts) {
      if (reached[node] === round && (distance[node] as number) <= cost) continue;
      reached[node] = round;
      distance[node] = cost;
      parent[node] = NO_WAY;
      if (isEnd[node]) this.arrive(node, cost, ends);
      this.open(node, cost);
    }
    while (heap.size) {
      const least = heap.least();
      if (least >= this.best) break;
      const v = heap.pop();
      if (least > (keys[v] as number)) continue;
      this.settled++;
      const here = distance[v] as number;
      for (let link = first[v] as number, last = first[v + 1] as number; link < last; link++) this.follow(link, here, ends);
    }
    for (const { node } of ends) isEnd[node] = 0;
    return this.end ? this.trace(this.best, this.end, starts) : null;
  }

  /** Goes along a link, and on while there is one way on, to a node at which ways part. */
  private follow(link: number, before: number, ends: readonly Terminal[]): void {
    const { head, cost, onward } = this.network;
    const { reached, distance, parent, isEnd, round } = this;
    let sum = before;
    for (let at = link; at !== NO_WAY; at = onward[at] as number) {
      const w = head[at] as number;
      sum += cost[at] as number;
      if (sum >= this.best || (reached[w] === round && sum >= (distance[w] as number))) return;
      reached[w] = round;
      distance[w] = sum;
      parent[w] = at;
      if (isEnd[w]) this.arrive(w, sum, ends);
      if (onward[at] === PARTING) {
        this.open(w, sum);
        return;
      }
    }
  }

  private open(node: number, sum: number): void {
    const key = sum + this.boundOf(node);
    if (key >= this.best) return;
    this.keys[node] = key;
    this.heap.push(node, key);
  }

  private arrive(node: number, sum: number, ends: readonly Terminal[]): void {
    for (const terminal of ends) {
      if (terminal.node !== node || sum + terminal.cost >= this.best) continue;
      this.best = sum + terminal.cost;
      this.end = terminal;
    }
  }

  private trace(cost: number, end: Terminal, starts: readonly Terminal[]): Found {
    const links: number[] = [];
    let node = end.node;
    for (let link = this.parent[node] as number; link !== NO_WAY; link = this.parent[node] as number) {
      links.push(link);
      node = this.network.tail[link] as number;
    }
    const start = starts.reduce<Terminal | undefined>(
      (best, one) => (one.node === node && (!best || one.cost < best.cost) ? one : best),
      undefined,
    );
    return { cost, start: start ?? { node, cost: 0 }, end, links: links.reverse() };
  }

  /** What the ends lie from each landmark at least, and to it at most. */
  private aim(ends: readonly Terminal[]): void {
    const { count, table } = this.landmarks;
    for (let k = 0; k < count; k++) {
      let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const { node, cost } of ends) {
        const at = 2 * (node * count + k);
        const [from, to] = [table[at] as number, table[at + 1] as number];
        if (from !== NO_WAY && from + cost < least) least = from + cost;
        const away = to === NO_WAY ? Number.POSITIVE_INFINITY : to - cost;
        if (away > most) most = away;
      }
      this.least[k] = least;
      this.most[k] = most;
    }
  }

  /** What it costs at least from a node to the ends; infinite where they cannot be reached from it. Consistent, so no node is taken out twice. */
  private boundOf(node: number): number {
    const { count, table } = this.landmarks;
    const { least, most } = this;
    let bound = 0;
    for (let k = 0, at = 2 * node * count; k < count; k++, at += 2) {
      const from = table[at] as number;
      const to = table[at + 1] as number;
      if (from !== NO_WAY) {
        const far = (least[k] as number) - from;
        if (far > bound) bound = far;
      }
      const far = (to === NO_WAY ? Number.POSITIVE_INFINITY : to) - (most[k] as number);
      if (far > bound) bound = far;
    }
    return bound;
  }
}
