import { z } from 'zod';
import { Slug } from '../../../data/contract.ts';
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
/** Told to the reporters of all of them. With `to` those that can be are closed by it. */
export const TellIncident = z.object({
  text: z.string().trim().min(1).max(LIMITS.note),
  to: z.enum(['answered', 'done']).optional(),
});
export type TellIncident = z.infer<typeof TellIncident>;
/** Whom it reached: all that are open, and which of them it closed. */
export const IncidentTold = z.object({ incident: IncidentDetail, told: z.array(Slug), closed: z.array(Slug) });
export type IncidentTold = z.infer<typeof IncidentTold>;
