import { z } from 'zod';
import { Slug } from '../../data/contract.ts';
import { CaseSummary } from '../features/cases/contract.ts';
import { ReportFeature } from '../features/reports/contract.ts';

/**
 * `GET /api/live?city=&topics=reports,cases` (text/event-stream). Every event's `id` is its place in the log; `Last-Event-ID` replays what
 * came after it, without gap or repeat. `reports` is public; `cases` needs `read:case` and brings an agency its own cases only; `presence` (with `cases`)
 * says who else has a case open: it is no part of the log, has no place in it, and is not replayed.
 */
export const TOPICS = ['reports', 'cases', 'presence'] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;

/** Somebody else at a case. `name` null: a colleague elsewhere, whose name is not the reader's to know. */
export const Present = z.object({ name: z.string().nullable(), doing: z.enum(['open', 'typing']) });
export type Present = z.infer<typeof Present>;

/** A sign that a window gives every 15 seconds while it has a case open, and when what it does there changes. */
export const PresenceSign = z.object({ tab: z.string().min(1).max(40), doing: z.enum(['open', 'typing', 'gone']) });
export type PresenceSign = z.infer<typeof PresenceSign>;
export const PresentList = z.object({ others: z.array(Present) });
export type PresentList = z.infer<typeof PresentList>;

export const LiveEvent = z.discriminatedUnion('topic', [
  /** `feature` null: it left the map. */
  z.object({ topic: z.literal('reports'), seq: z.number().int(), id: Slug, feature: ReportFeature.nullable() }),
  /** `case` null: it is no longer the reader's. */
  z.object({ topic: z.literal('cases'), seq: z.number().int(), id: Slug, case: CaseSummary.nullable() }),
  z.object({ topic: z.literal('presence'), id: Slug, others: z.array(Present) }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
