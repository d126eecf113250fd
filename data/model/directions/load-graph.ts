import type { Mode } from './answer.ts';
import { type ArcCosts, arcCosts } from './edge-costs.ts';
import { EdgeIndex } from './edge-index.ts';
import { readGraph } from './graph-file.ts';
import { findLandmarks } from './landmarks.ts';
import { buildNetwork, type Network } from './network.ts';
import { Search } from './search.ts';
import { MODE_BIT, type StreetGraph } from './street-graph.ts';

/** A graph ready to be asked. What a mode needs is made when it is first asked for. */
export interface LoadedGraph {
  graph: StreetGraph;
  index: EdgeIndex;
  /** `assisted`: a wheelchair that is helped over what stops it, at a high price a metre. */
  travel(by: Mode | 'assisted'): Travel;
}

export interface Travel {
  costs: ArcCosts;
  network: Network;
  search: Search;
  /** By edge: part of the network in which it can be left and come back to; NO_PART where there is none. */
  part: Uint32Array;
}
export const NO_PART = 0xffff_ffff;
/** More make the search shorter and the loading longer. */
const LANDMARKS = 12;

/** @param bytes of graph.bin. @throws an Error in one sentence when they are no street graph */
export function loadGraph(bytes: Uint8Array): LoadedGraph {
  return prepareGraph(readGraph(bytes));
}

/** The same from arrays that are in memory. */
export function prepareGraph(graph: StreetGraph): LoadedGraph {
  const travels = new Map<Mode | 'assisted', Travel>();
  return {
    graph,
    index: new EdgeIndex(graph),
    travel(by) {
      const known = travels.get(by) ?? prepareTravel(graph, by);
      travels.set(by, known);
      return known;
    },
  };
}

function prepareTravel(graph: StreetGraph, by: Mode | 'assisted'): Travel {
  const costs = by === 'assisted' ? arcCosts(graph, 'wheelchair', true) : arcCosts(graph, by);
  const network = buildNetwork(graph, costs, MODE_BIT[by === 'assisted' ? 'foot' : by]);
  const part = new Uint32Array(graph.edges).fill(NO_PART);
  network.arc.forEach((arc, link) => {
    const own = network.component[network.tail[link] ?? 0] ?? NO_PART;
    if (own === network.component[network.head[link] ?? 0] && part[arc >> 1] !== network.main) part[arc >> 1] = own;
  });
  return { costs, network, part, search: new Search(network, findLandmarks(network, LANDMARKS)) };
}
