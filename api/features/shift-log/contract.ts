import { z } from 'zod';
import { LocalText, Slug } from '../../../data/contract.ts';

export const ENTRY_KINDS = ['note', 'handover', 'signed', 'start', 'end', 'urgent'] as const;
export const LONGEST_ENTRY = 4000;
const Instant = z.iso.datetime({ offset: true });
const Person = z.object({ id: z.string(), name: z.string() });

/** One line of the shift log. `start`, `end` (of a shift on the roster) and `urgent` (a case) come by themselves. */
export const ShiftEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  kind: z.enum(ENTRY_KINDS),
  /** Who wrote it; of a start or end whose shift it is. */
  actor: Person.nullable(),
  text: z.string().optional(),
  case: z.object({ id: Slug, title: LocalText }).optional(),
  /** The handover that this signs. */
  refers: z.number().int().optional(),
  /** Of a handover: who took it over, and when. */
  signed: z.object({ by: Person, at: Instant }).optional(),
});
export type ShiftEntry = z.infer<typeof ShiftEntry>;

export const ShiftLog = z.object({
  /** Newest first. */
  entries: z.array(ShiftEntry),
  nextCursor: z.string().optional(),
  /** The newest handover, if nobody has taken it over yet. */
  pending: ShiftEntry.nullable(),
});
export type ShiftLog = z.infer<typeof ShiftLog>;

export const NewEntry = z.object({
  kind: z.enum(['note', 'handover']),
  text: z.string().trim().min(1).max(LONGEST_ENTRY),
  caseId: Slug.optional(),
});
export type NewEntry = z.infer<typeof NewEntry>;
