import { randomUUID } from 'node:crypto';
import { plannedShifts } from '../../../data/model/roster.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { listColleagues } from '../../cases/list-colleagues.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { MOST_SHIFTS, type PlanDuty } from './contract.ts';
import { assertFree } from './duty-row.ts';

/** Puts somebody on duty, once or repeatedly: all shifts or, where one does not fit, none. @returns how many */
export async function planDuty(context: AppContext, who: Identity | null, city: string, plan: PlanDuty): Promise<number> {
  const identity = authorize(who, 'edit:duty', { city });
  const { db, now } = context;
  const timeZone = await cityZone(db, city);
  const { agencyId, personId, day, from, to, repeat = 'none', until } = plan;
  const end = Date.parse(`${until ?? day}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`);
  if (repeat !== 'none' && (until === undefined || end < 0)) throw badField('until', 'is missing or before the first day');
  // Before the days are counted out: a plan for a thousand years would be.
  if (end / 86_400_000 > 400) throw badField('until', 'is more than 400 days away');
  const shifts = plannedShifts({ day, from, to, repeat, until }, timeZone);
  if (shifts.length === 0) throw badField('until', 'leaves no day on which the shift is worked');
  if (shifts.length > MOST_SHIFTS) throw badField('until', `makes ${shifts.length} shifts; plan ${MOST_SHIFTS} at most`);
  const able = await listColleagues(db.client, { city, agency: agencyId });
  if (!able.some(({ id }) => id === personId)) throw badField('personId', 'is nobody who may take cases there');
  const series = shifts.length > 1 ? randomUUID() : null;
  await db.transact(async (tx) => {
    await assertFree(tx, { city, personId, timeZone }, shifts);
    for (const { startsAt, endsAt } of shifts)
      await tx.execute({
        sql: 'INSERT INTO duty_shift (id, city, agency, user_id, starts_at, ends_at, series) VALUES (?, ?, ?, ?, ?, ?, ?)',
        args: [randomUUID(), city, agencyId, personId, startsAt, endsAt, series],
      });
    const fields = { agency: agencyId, person: personId, day, from, to, repeat, shifts: shifts.length };
    const entry = { actor: identity.userId, action: 'plan:duty', city, entity: 'duty', entityId: series ?? personId, fields };
    await appendAudit(tx, entry, now());
  });
  return shifts.length;
}
