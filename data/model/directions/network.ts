import type { ArcCosts } from './edge-costs.ts';
import { NO_WAY } from './edge-costs.ts';
import { linksOnward } from './onward.ts';
import { type StreetGraph, TURN_ONLY } from './street-graph.ts';
import { strongComponents } from './strong-components.ts';

/**
 * The graph as one mode may use it, in compressed rows. Where a turn is forbidden, the edge before it leads to a copy of the node, from which that
 * turn is missing: so the search need not know of turns. Copies have numbers from the graph's `nodes` on.
 */
export interface Network {
  nodes: number;
  /** Links out of node `v`: `first[v]` up to `first[v + 1]`. */
  first: Uint32Array;
  /** By link: node it comes from, node it leads to, cost, arc of the graph. */
  tail: Uint32Array;
  head: Uint32Array;
  cost: Uint32Array;
  arc: Uint32Array;
  /** By link: the only link that leads on from its end, see `linksOnward`. */
  onward: Uint32Array;
  /** Links into `v`, as numbers of links: `into[intoFirst[v]]` up to `into[intoFirst[v + 1]]`. */
  intoFirst: Uint32Array;
  into: Uint32Array;
  /** Links of an arc: one, or one more for each copy of the node that it comes from. `ofArc[ofArcFirst[arc]]` ... */
  ofArcFirst: Uint32Array;
  ofArc: Uint32Array;
  /** Node of the graph that a copy stands for, itself otherwise. */
  original: Uint32Array;
  /** Strongly connected part of each node, and the number of the largest. */
  component: Uint32Array;
  main: number;
}

/** @param bit of the mode whose turns are kept */
export function buildNetwork(graph: StreetGraph, { cost }: ArcCosts, bit: number): Network {
  const arcs = 2 * graph.edges;
  const tailOf = (arc: number): number => (arc & 1 ? graph.to : graph.from)[arc >> 1] ?? 0;
  const headOf = (arc: number): number => (arc & 1 ? graph.from : graph.to)[arc >> 1] ?? 0;
  const { copyOf, copies, missing } = turnCopies(graph, bit, cost);
  const nodes = graph.nodes + copies.length;
  const original = Uint32Array.from({ length: nodes }, (_, v) => (v < graph.nodes ? v : (copies[v - graph.nodes] ?? 0)));
  const copiesAt = new Map<number, number[]>();
  copies.forEach((node, i) => void copiesAt.set(node, [...(copiesAt.get(node) ?? []), graph.nodes + i]));

  const first = new Uint32Array(nodes + 1);
  const ofArcFirst = new Uint32Array(arcs + 1);
  const tailsOf = (arc: number): number[] | undefined => {
    const at = copiesAt.get(tailOf(arc));
    return at && [tailOf(arc), ...at.filter((copy) => !missing.get(copy)?.has(arc))];
  };
  for (let arc = 0; arc < arcs; arc++) {
    let links = 0;
    if (cost[arc] !== NO_WAY) {
      const tails = copies.length ? tailsOf(arc) : undefined;
      links = tails ? tails.length : 1;
      if (tails) for (const tail of tails) first[tail + 1] = (first[tail + 1] as number) + 1;
      else first[tailOf(arc) + 1] = (first[tailOf(arc) + 1] as number) + 1;
    }
    ofArcFirst[arc + 1] = (ofArcFirst[arc] as number) + links;
  }
  for (let v = 0; v < nodes; v++) first[v + 1] = (first[v + 1] as number) + (first[v] as number);
  const count = first[nodes] ?? 0;
  const network: Omit<Network, 'component' | 'main' | 'onward'> = {
    ...{ nodes, first, original, ofArcFirst },
    ...{ tail: new Uint32Array(count), head: new Uint32Array(count), cost: new Uint32Array(count), arc: new Uint32Array(count) },
    ...{ intoFirst: new Uint32Array(nodes + 1), into: new Uint32Array(count), ofArc: new Uint32Array(count) },
  };
  const next = first.slice(0, nodes);
  for (let arc = 0; arc < arcs; arc++) {
    if (cost[arc] === NO_WAY) continue;
    const tails = (copies.length ? tailsOf(arc) : undefined) ?? [tailOf(arc)];
    tails.forEach((tail, i) => {
      const link = next[tail] as number;
      next[tail] = link + 1;
      network.tail[link] = tail;
      network.head[link] = copyOf.get(arc) ?? headOf(arc);
      network.cost[link] = cost[arc] as number;
      network.arc[link] = arc;
      network.ofArc[(ofArcFirst[arc] as number) + i] = link;
    });
  }
  linkBackwards(network);
  return { ...network, onward: linksOnward(network), ...strongComponents(network) };
}

function linkBackwards({ nodes, head, intoFirst, into }: Pick<Network, 'nodes' | 'head' | 'intoFirst' | 'into'>): void {
  for (const node of head) intoFirst[node + 1] = (intoFirst[node + 1] as number) + 1;
  for (let v = 0; v < nodes; v++) intoFirst[v + 1] = (intoFirst[v + 1] as number) + (intoFirst[v] as number);
  const next = intoFirst.slice(0, nodes);
  head.forEach((node, link) => {
    into[next[node] as number] = link;
    next[node] = (next[node] as number) + 1;
  });
}

interface TurnCopies {
  /** Copy that an arc leads to instead of its node. */
  copyOf: Map<number, number>;
  /** Node that each copy stands for. */
  copies: number[];
  /** Arcs that a copy lacks. */
  missing: Map<number, Set<number>>;
}

function turnCopies(graph: StreetGraph, bit: number, cost: Uint32Array): TurnCopies {
  const copyOf = new Map<number, number>();
  const copies: number[] = [];
  const missing = new Map<number, Set<number>>();
  const { turns, from, to } = graph;
  for (let i = 0; i + 3 < turns.length; i += 4) {
    const [before, node, after, modes] = [turns[i] ?? 0, turns[i + 1] ?? 0, turns[i + 2] ?? 0, turns[i + 3] ?? 0];
    if (!(modes & bit)) continue;
    const inward = to[before] === node ? 2 * before : 2 * before + 1;
    const onward = from[after] === node ? 2 * after : 2 * after + 1;
    if (cost[inward] === NO_WAY) continue;
    const copy = copyOf.get(inward) ?? graph.nodes + copies.length;
    if (!copyOf.has(inward)) {
      copyOf.set(inward, copy);
      copies.push(node);
      missing.set(copy, new Set());
    }
    const gone = missing.get(copy);
    if (modes & TURN_ONLY) {
      for (let e = 0; e < graph.edges; e++) {
        if (from[e] === node && 2 * e !== onward) gone?.add(2 * e);
        if (to[e] === node && 2 * e + 1 !== onward) gone?.add(2 * e + 1);
      }
    } else gone?.add(onward);
  }
  return { copyOf, copies, missing };
}
