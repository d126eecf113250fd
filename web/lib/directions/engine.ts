import { queryOptions } from '@tanstack/react-query';
import type { GraphEntry } from '../../../api/features/directions/contract.ts';
import type { LngLat, Mode, RouteRequest } from '../../../data/model/directions/answer.ts';
import { WorkerPool } from '../worker-pool.ts';
import type { EngineAnswer, EngineJob } from './engine-messages.ts';

let pool: WorkerPool<EngineJob, EngineAnswer> | undefined;

type Asked = EngineJob extends infer Job ? (Job extends EngineJob ? Omit<Job, 'id'> : never) : never;

async function run(job: Asked): Promise<EngineAnswer> {
  pool ??= new WorkerPool(() => new Worker(new URL('./directions.worker.ts', import.meta.url), { type: 'module' }), 1);
  const answer = await pool.run(job);
  if (answer.kind === 'lost') throw new Error(answer.reason);
  return answer;
}

/** Where the city's street graph lies; null while none is built. */
export const graphQuery = (city: string) =>
  queryOptions({
    queryKey: ['streets-graph', city],
    queryFn: async ({ signal }): Promise<{ url: string; entry: GraphEntry } | null> => {
      const answer = await fetch(`/tiles/${city}/streets-graph/graph.json`, { signal });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(`${answer.status}`);
      const entry: GraphEntry = await answer.json();
      return { url: `/tiles/${city}/streets-graph/${entry.graph}`, entry };
    },
    staleTime: 5 * 60_000,
  });

export const routeQuery = (graph: string, request: RouteRequest) =>
  queryOptions({
    queryKey: ['directions', graph, request],
    queryFn: async () => {
      const answer = await run({ kind: 'route', graph, request });
      if (answer.kind !== 'route') throw new Error(answer.kind);
      return answer.answer;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    networkMode: 'always',
  });

export const timesQuery = (graph: string, request: Omit<RouteRequest, 'by' | 'alternatives'>) =>
  queryOptions({
    queryKey: ['direction-times', graph, request],
    queryFn: async () => {
      const answer = await run({ kind: 'times', graph, request });
      if (answer.kind !== 'times') throw new Error(answer.kind);
      return answer.times;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    networkMode: 'always',
  });

/** Times and ways from each of some positions to each. */
export const matrixQuery = (graph: string, points: readonly LngLat[], by: Mode) =>
  queryOptions({
    queryKey: ['direction-matrix', graph, points, by],
    queryFn: async () => {
      const answer = await run({ kind: 'matrix', graph, points, by });
      if (answer.kind !== 'matrix') throw new Error(answer.kind);
      return answer.matrix;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    networkMode: 'always',
  });
