/** Finds ways beside the page's own thread: the graph is fetched once, then no network is needed. */
import { MODES } from '../../../data/model/directions/answer.ts';
import { type LoadedGraph, loadGraph } from '../../../data/model/directions/load-graph.ts';
import { travelMatrix } from '../../../data/model/directions/matrix.ts';
import { route } from '../../../data/model/directions/route.ts';
import type { EngineAnswer, EngineJob, ModeTimes } from './engine-messages.ts';

let ready: { url: string; graph: Promise<LoadedGraph> } | undefined;

async function graphFrom(url: string): Promise<LoadedGraph> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return loadGraph(new Uint8Array(await answer.arrayBuffer()));
}

async function answerTo(job: EngineJob): Promise<EngineAnswer> {
  if (ready?.url !== job.graph) ready = { url: job.graph, graph: graphFrom(job.graph) };
  try {
    const graph = await ready.graph;
    if (job.kind === 'route') return { id: job.id, kind: 'route', answer: route(graph, job.request) };
    if (job.kind === 'matrix') return { id: job.id, kind: 'matrix', matrix: travelMatrix(graph, job.points, job.by) };
    const times = Object.fromEntries(
      MODES.map((by) => {
        const answer = route(graph, { ...job.request, by });
        return [by, answer.state === 'found' ? (answer.routes[0]?.seconds ?? null) : null];
      }),
    ) as ModeTimes;
    return { id: job.id, kind: 'times', times };
  } catch (error) {
    ready = undefined;
    return { id: job.id, kind: 'lost', reason: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = async ({ data }: MessageEvent<EngineJob>) => self.postMessage(await answerTo(data));
