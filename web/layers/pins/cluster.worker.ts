import { type ClusterPoints, makeClusters } from './clusters.ts';

let clusters: ReturnType<typeof makeClusters> | undefined;

self.onmessage = (event: MessageEvent<ClusterRequest>) => {
  const request = event.data;
  if (request.kind === 'load') {
    clusters = makeClusters(request);
    self.postMessage({ kind: 'loaded', id: request.id } satisfies ClusterAnswer);
  } else if (clusters) {
    self.postMessage({ kind: 'found', id: request.id, marks: clusters.within(request.bbox, request.zoom) } satisfies ClusterAnswer);
  }
};

export type ClusterRequest =
  | ({ kind: 'load'; id: number } & ClusterPoints)
  | { kind: 'query'; id: number; bbox: [number, number, number, number]; zoom: number };
export type ClusterAnswer = { kind: 'loaded'; id: number } | { kind: 'found'; id: number; marks: Mark[] };

/** A pin (index into the loaded arrays), or a cluster or heap with its members by group. */
export type Mark = { index: number } | { position: [number, number, number]; count: number; groups: number[] };
