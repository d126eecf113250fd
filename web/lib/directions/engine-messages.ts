import type { LngLat, Mode, RouteAnswer, RouteRequest } from '../../../data/model/directions/answer.ts';
import type { TravelMatrix } from '../../../data/model/directions/matrix.ts';

/** What the worker is told. `graph`: address of graph.bin; it is fetched once. */
export type EngineJob = { id: number; graph: string } & (
  | { kind: 'route'; request: RouteRequest }
  /** How long it takes by each mode. */
  | { kind: 'times'; request: Omit<RouteRequest, 'by' | 'alternatives'> }
  | { kind: 'matrix'; points: readonly LngLat[]; by: Mode }
);
/** Seconds; null where there is no way. */
export type ModeTimes = Record<Mode, number | null>;
/** `lost`: the graph did not come or cannot be read. */
export type EngineAnswer = { id: number } & (
  | { kind: 'route'; answer: RouteAnswer }
  | { kind: 'times'; times: ModeTimes }
  | { kind: 'matrix'; matrix: TravelMatrix }
  | { kind: 'lost'; reason: string }
);
