import { z } from 'zod';
import { Slug } from '../../../data/contract.ts';
import { ProblemCode } from '../../http/contract.ts';
import { CaseSummary, LIMITS } from './contract.ts';

/** One event that many reports tell of. */
export const Incident = z.object({
  id: Slug,
  title: z.string(),
  openedAt: z.string(),
  /** Joined reports, and those of them that somebody still has to act on. */
  total: z.number().int(),
  open: z.number().int(),
});
export type Incident = z.infer<typeof Incident>;
/** With those of its reports that the reader may see, the first received first. */
export const IncidentDetail = Incident.extend({ cases: z.array(CaseSummary) });
export type IncidentDetail = z.infer<typeof IncidentDetail>;
export const IncidentList = z.object({ incidents: z.array(Incident) });
export type IncidentList = z.infer<typeof IncidentList>;

export const OpenIncident = z.object({
  title: z.string().trim().min(1).max(LIMITS.title),
  caseIds: z.array(Slug).min(1).max(100),
});
export type OpenIncident = z.infer<typeof OpenIncident>;
/** Null: leave. */
export const JoinIncident = z.object({ version: z.number().int(), incidentId: Slug.nullable() });
export type JoinIncident = z.infer<typeof JoinIncident>;
/** Many at once, each on the version that was seen: to an incident that is there, or to a new one of this title. */
export const JoinReports = z
  .object({
    incidentId: Slug.optional(),
    title: z.string().trim().min(1).max(LIMITS.title).optional(),
    cases: z
      .array(z.object({ id: Slug, version: z.number().int() }))
      .min(1)
      .max(100),
  })
  .refine(({ incidentId, title }) => (incidentId === undefined) !== (title === undefined), {
    path: ['title'],
    message: 'either an incident or the title of a new one',
  });
export type JoinReports = z.infer<typeof JoinReports>;
/** Which are in it now, and why the others are not; null where none is and so nothing was opened. */
export const ReportsJoined = z.object({
  incidentId: Slug.nullable(),
  joined: z.array(Slug),
  refused: z.array(z.object({ id: Slug, code: ProblemCode })),
});
export type ReportsJoined = z.infer<typeof ReportsJoined>;
/** Told to the reporters of all of them. With `to` those that can be are closed by it. */
export const TellIncident = z.object({
  text: z.string().trim().min(1).max(LIMITS.note),
  to: z.enum(['answered', 'done']).optional(),
});
export type TellIncident = z.infer<typeof TellIncident>;
/** Whom it reached: all that are open, and which of them it closed. */
export const IncidentTold = z.object({ incident: IncidentDetail, told: z.array(Slug), closed: z.array(Slug) });
export type IncidentTold = z.infer<typeof IncidentTold>;
