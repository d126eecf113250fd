import { NO_WAY } from './edge-costs.ts';
import { Heap } from './heap.ts';
import type { Landmarks } from './landmarks.ts';
import type { Network } from './network.ts';

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

/** Landmarks that take part in one search: those whose bound at the start is highest. */
const ACTIVE = 4;

/** A* (Hart, Nilsson, Raphael 1968) with landmarks over one network. Its arrays are made once and marked by the number of the search. */
export class Search {
  /** Nodes taken out of the heap by the last search. */
  settled = 0;
  private readonly network: Network;
  private readonly landmarks: Landmarks;
  private readonly heap = new Heap(4096);
  private readonly reached: Uint32Array;
  private readonly distance: Float64Array;
  private readonly bound: Float64Array;
  private readonly parent: Uint32Array;
  private readonly isEnd: Uint8Array;
  private readonly active = new Uint32Array(ACTIVE);
  private readonly least = new Float64Array(ACTIVE);
  private readonly most = new Float64Array(ACTIVE);
  private used = 0;
  private round = 0;

  constructor(network: Network, landmarks: Landmarks) {
    const { nodes } = network;
    this.network = network;
    this.landmarks = landmarks;
    this.reached = new Uint32Array(nodes);
    this.distance = new Float64Array(nodes);
    this.bound = new Float64Array(nodes);
    this.parent = new Uint32Array(nodes);
    this.isEnd = new Uint8Array(nodes);
  }

  /** The cheapest way from one of `starts` to one of `ends`; null where there is none cheaper than `limit`. */
  find(starts: readonly Terminal[], ends: readonly Terminal[], limit = Number.POSITIVE_INFINITY): Found | null {
    const { first, head, cost } = this.network;
    const { heap, reached, distance, bound, parent, isEnd } = this;
    const round = ++this.round;
    this.aim(starts, ends);
    heap.clear();
    this.settled = 0;
    for (const { node } of ends) isEnd[node] = 1;
    for (const { node, cost: before } of starts) {
      if (reached[node] === round && (distance[node] as number) <= before) continue;
      reached[node] = round;
      distance[node] = before;
      parent[node] = NO_WAY;
      const ahead = this.boundOf(node);
      bound[node] = ahead;
      if (ahead < Number.POSITIVE_INFINITY) heap.push(node, before + ahead);
    }
    let [best, end]: [number, Terminal | undefined] = [limit, undefined];
    while (heap.size) {
      const key = heap.least();
      if (key >= best) break;
      const v = heap.pop();
      const here = distance[v] as number;
      if (key > here + (bound[v] as number)) continue;
      this.settled++;
      if (isEnd[v]) {
        for (const terminal of ends) {
          if (terminal.node !== v || here + terminal.cost >= best) continue;
          best = here + terminal.cost;
          end = terminal;
        }
      }
      for (let link = first[v] as number, last = first[v + 1] as number; link < last; link++) {
        const w = head[link] as number;
        const sum = here + (cost[link] as number);
        if (reached[w] !== round) {
          reached[w] = round;
          bound[w] = this.boundOf(w);
        } else if (sum >= (distance[w] as number)) continue;
        distance[w] = sum;
        parent[w] = link;
        const f = sum + (bound[w] as number);
        if (f < best) heap.push(w, f);
      }
    }
    for (const { node } of ends) isEnd[node] = 0;
    return end ? this.trace(best, end, starts) : null;
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

  /** Chooses the landmarks of this search and what the ends lie from them at least and at most. */
  private aim(starts: readonly Terminal[], ends: readonly Terminal[]): void {
    const { count, table } = this.landmarks;
    const start = starts[0]?.node ?? 0;
    const ranked: { k: number; least: number; most: number; bound: number }[] = [];
    for (let k = 0; k < count; k++) {
      let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const { node, cost } of ends) {
        const row = 2 * (node * count + k);
        const [from, to] = [table[row] as number, table[row + 1] as number];
        if (from !== NO_WAY) least = Math.min(least, from + cost);
        most = Math.max(most, to === NO_WAY ? Number.POSITIVE_INFINITY : to - cost);
      }
      const row = 2 * (start * count + k);
      const bound = Math.max(
        table[row] === NO_WAY ? 0 : least - (table[row] as number),
        table[row + 1] === NO_WAY ? 0 : (table[row + 1] as number) - most,
      );
      ranked.push({ k, least, most, bound });
    }
    ranked.sort((a, b) => b.bound - a.bound);
    this.used = Math.min(ACTIVE, ranked.length);
    for (let i = 0; i < this.used; i++) {
      this.active[i] = ranked[i]?.k ?? 0;
      this.least[i] = ranked[i]?.least ?? 0;
      this.most[i] = ranked[i]?.most ?? 0;
    }
  }

  /** What it costs at least from a node to the ends; infinite where they cannot be reached from it. Consistent, so no node is taken out twice. */
  private boundOf(node: number): number {
    const { count, table } = this.landmarks;
    const { active, least, most } = this;
    const row = 2 * node * count;
    let bound = 0;
    for (let i = 0, { used } = this; i < used; i++) {
      const at = row + 2 * (active[i] as number);
      const from = table[at] as number;
      const to = table[at + 1] as number;
      if (from !== NO_WAY) {
        const far = (least[i] as number) - from;
        if (far > bound) bound = far;
      }
      const far = (to === NO_WAY ? Number.POSITIVE_INFINITY : to) - (most[i] as number);
      if (far > bound) bound = far;
    }
    return bound;
  }
}
