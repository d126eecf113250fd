import type { CaseDetail, CaseEvent, CaseSummary } from '../../api/features/cases/contract.ts';

const FIELDS = [
  'state',
  'agencyId',
  'assignee',
  'priority',
  'dueAt',
  'published',
  'title',
  'photos',
] as const satisfies (keyof CaseSummary)[];
export type ChangedField = (typeof FIELDS)[number];

export interface CaseChanges {
  fields: ChangedField[];
  /** What others did since, oldest first. */
  events: CaseEvent[];
}

/** What others changed between two versions of a case. @param me id of the reader, whose own doings are no news */
export function changesBetween(before: CaseDetail, after: CaseDetail, me: string | null): CaseChanges {
  const seen = before.history.reduce((last, event) => Math.max(last, event.seq), 0);
  const since = after.history.filter((event) => event.seq > seen);
  const events = since.filter((event) => event.actor === null || event.actor.id !== me);
  // All that happened since was one's own: the differences are known.
  if (since.length > 0 && events.length === 0) return { fields: [], events };
  return { fields: FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])), events };
}
