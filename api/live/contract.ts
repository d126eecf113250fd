import { z } from 'zod';
import { Slug } from '../../data/contract.ts';
import { CaseSummary } from '../features/cases/contract.ts';
import { ReportFeature } from '../features/reports/contract.ts';

/**
 * `GET /api/live?city=&topics=reports,cases` (text/event-stream). Every event's `id` is its place in the log; `Last-Event-ID` replays what
 * came after it, without gap or repeat. `reports` is public; `cases` needs `read:case` and brings an agency its own cases only.
 */
export const TOPICS = ['reports', 'cases'] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;

export const LiveEvent = z.discriminatedUnion('topic', [
  /** `feature` null: it left the map. */
  z.object({ topic: z.literal('reports'), seq: z.number().int(), id: Slug, feature: ReportFeature.nullable() }),
  /** `case` null: it is no longer the reader's. */
  z.object({ topic: z.literal('cases'), seq: z.number().int(), id: Slug, case: CaseSummary.nullable() }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
