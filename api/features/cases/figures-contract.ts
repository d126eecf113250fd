import { z } from 'zod';
import { Day, Slug } from '../../../data/contract.ts';

export const FIGURES_BY = ['all', 'category', 'area', 'agency'] as const;
const Count = z.number().int().nullable();
const Hours = z.number().nullable();

/**
 * One row of figures, computed from the log of events alone. Counts are of reports received in the period; `null` in the public's form: a cell
 * under five, one that leaves under five of its whole, or a median of fewer than five. Medians are clock hours.
 */
export const FigureRow = z.object({
  /** Id of the category, area or agency; null: all, or nobody yet. */
  id: Slug.nullable(),
  received: Count,
  /** Closed by its day, the day that extensions did not move. */
  onTime: Count,
  /** After its first day, but by the day that an extension gave. */
  lateExtended: Count,
  /** Closed after its day, or open past it. */
  late: Count,
  /** Nobody has closed it. */
  backlog: Count,
  reopened: Count,
  rated: Count,
  satisfied: Count,
  /** From received to forwarded, from there to the first step of the agency, from there to closed, and the whole. */
  hours: z.object({ forward: Hours, start: Hours, close: Hours, whole: Hours }),
});
export type FigureRow = z.infer<typeof FigureRow>;

export const Figures = z.object({
  by: z.enum(FIGURES_BY),
  /** First and last day on which the reports were received, city time. */
  from: Day,
  to: Day,
  /** The place in the log up to which it was read. */
  seq: z.number().int(),
  /** The public's form: small cells are left out. */
  reduced: z.boolean(),
  rows: z.array(FigureRow),
});
export type Figures = z.infer<typeof Figures>;
