import { z } from 'zod';
import { Day, LocalText, Slug } from '../../../data/contract.ts';
import { CASE_STATES } from '../../../data/model/case-states.ts';
import { Priority } from '../cases/contract.ts';
import { ShiftEntry } from '../shift-log/contract.ts';

const Count = z.number().int();
const Instant = z.iso.datetime({ offset: true });

/** Cases listed one by one at most, of each kind. */
export const MOST_LISTED = 40;

const Counts = z.object({
  /** Came during the day. */
  received: Count,
  /** Open when it began, or came during it, and closed when it ended. */
  closed: Count,
  /** Open when it ended, and of these: past their day; urgent. */
  open: Count,
  late: Count,
  urgent: Count,
});
export type BriefCounts = z.infer<typeof Counts>;

/** A case in the brief: what stands in the queue, and nothing of who sent it. */
export const BriefCase = z.object({
  id: Slug,
  title: LocalText,
  categoryId: Slug,
  areaId: Slug.nullable(),
  agencyId: Slug.nullable(),
  state: z.enum(CASE_STATES),
  priority: Priority,
  dueAt: Instant,
  late: z.boolean(),
});
export type BriefCase = z.infer<typeof BriefCase>;

/** One day in short, from the logs alone. `until`: the day's end, or when it was made. */
export const Brief = z.object({
  day: Day,
  until: Instant,
  /** Open when the day began. */
  before: Count,
  all: Counts,
  /** By agency, most open first; null: nobody yet. */
  agencies: z.array(Counts.extend({ agencyId: Slug.nullable() })),
  /** Urgent ones that came that day or were still open when it ended, and the ones longest past their day. */
  urgent: z.array(BriefCase),
  late: z.array(BriefCase),
  incidents: z.array(z.object({ id: Slug, title: z.string(), openedAt: Instant, reports: Count })),
  log: z.array(ShiftEntry),
});
export type Brief = z.infer<typeof Brief>;
