import type { Transaction } from '@libsql/client';
import { type CaseState, wholeState } from '../../data/model/case-states.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { readCase } from './case-row.ts';
import type { CityRules } from './city-rules.ts';
import { inState } from './in-state.ts';
import { writeChange } from './write-change.ts';

/** Brings a report that was split to where its parts are: its state, and the latest of their days. In the transaction of the part's change. */
export async function settleWhole(tx: Transaction, rules: CityRules, city: string, id: string, now: Date): Promise<void> {
  const whole = await readCase(tx, city, id);
  const { rows } = await tx.execute({ sql: 'SELECT state, due_at FROM report_case WHERE city = ? AND parent = ?', args: [city, id] });
  const state = wholeState(rows.map((row) => String(row.state) as CaseState));
  const dueAt = Math.max(...rows.map((row) => Number(row.due_at)));
  const moved = state !== whole.state;
  const after = { ...(moved ? inState(whole, state, rules, now) : whole), dueAt };
  const { closed, total } = whole.parts;
  const event = moved
    ? ({ kind: 'moved', visibility: 'public', data: { parts: total, closed } } as const)
    : ({ kind: 'edited', visibility: 'staff', data: { parts: total, closed } } as const);
  await writeChange(tx, rules, whole, after, { actor: null, event, now });
  const fields = { from: whole.state, to: state, parts: total, closed };
  await appendAudit(tx, { actor: null, action: 'settle:case', city, entity: 'report', entityId: id, fields }, now);
}
