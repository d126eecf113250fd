import type { Transaction } from '@libsql/client';
import type { CaseState } from '../../data/model/case-states.ts';
import type { CaseEvent } from '../features/cases/contract.ts';

/** One entry of the log of all cases. `text` is what a person wrote; `data` holds facts for figures and map. */
export interface NewEvent {
  city: string;
  report: string;
  at: Date;
  kind: CaseEvent['kind'];
  /** User id; null: the reporter or a rule. */
  actor: string | null;
  visibility: 'public' | 'staff';
  from?: CaseState;
  to?: CaseState;
  /** Whose case it is after this event. */
  agency?: string | null;
  agencyBefore?: string | null;
  text?: string | undefined;
  data?: Record<string, string | number | boolean | null>;
}

/** Writes an event in the transaction of the change that it tells of. The write queue makes `seq` the order of commits. */
export async function appendEvent(tx: Pick<Transaction, 'execute'>, event: NewEvent): Promise<void> {
  const { city, report, at, kind, actor, visibility, from, to, agency, agencyBefore, text, data } = event;
  await tx.execute({
    sql: `INSERT INTO report_event (city, report, at, kind, actor, visibility, from_state, to_state, agency, agency_before, text, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      city,
      report,
      at.getTime(),
      kind,
      actor,
      visibility,
      from ?? null,
      to ?? null,
      agency ?? null,
      agencyBefore ?? null,
      text ?? null,
      JSON.stringify(data ?? {}),
    ],
  });
}
