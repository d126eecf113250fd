import { z } from 'zod';
import { Day, Slug } from '../../../data/contract.ts';
import { REPEATS } from '../../../data/model/roster.ts';

const Instant = z.iso.datetime({ offset: true });
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 07:30');

/** Most shifts of one plan. */
export const MOST_SHIFTS = 200;

/** One person's time on duty. `agencyId` null: at the operations centre. */
export const DutyShift = z.object({
  id: z.string(),
  agencyId: Slug.nullable(),
  person: z.object({ id: z.string(), name: z.string() }),
  startsAt: Instant,
  endsAt: Instant,
  /** Planned together with others as a repetition. */
  repeated: z.boolean(),
});
export type DutyShift = z.infer<typeof DutyShift>;

export const DutyWeek = z.object({ from: Day, days: z.number().int(), shifts: z.array(DutyShift), mayEdit: z.boolean() });
export type DutyWeek = z.infer<typeof DutyWeek>;

export const PlanDuty = z.object({
  agencyId: Slug.nullable(),
  personId: z.string().min(1).max(64),
  /** City time; an end that is not after the start is on the next day. */
  day: Day,
  from: Clock,
  to: Clock,
  repeat: z.enum(REPEATS).default('none'),
  /** Last day on which a repeated shift may start. */
  until: Day.optional(),
});
export type PlanDuty = z.input<typeof PlanDuty>;

/** Two shifts exchange their people, or one is given to somebody else. */
export const SwapDuty = z.union([z.object({ with: z.string().min(1).max(64) }), z.object({ personId: z.string().min(1).max(64) })]);
export type SwapDuty = z.infer<typeof SwapDuty>;

export const DutyChanged = z.object({ count: z.number().int() });
export type DutyChanged = z.infer<typeof DutyChanged>;
