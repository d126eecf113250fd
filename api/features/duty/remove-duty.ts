import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { readDuty } from './duty-row.ts';

/** Takes a shift off the roster. @param rest also the later ones that were planned with it @returns how many */
export async function removeDuty({ db, now }: AppContext, who: Identity | null, city: string, id: string, rest: boolean): Promise<number> {
  const identity = authorize(who, 'edit:duty', { city });
  return db.transact(async (tx) => {
    const shift = await readDuty(tx, city, id);
    const { rowsAffected } =
      rest && shift.series !== null
        ? await tx.execute({ sql: 'DELETE FROM duty_shift WHERE series = ? AND starts_at >= ?', args: [shift.series, shift.startsAt] })
        : await tx.execute({ sql: 'DELETE FROM duty_shift WHERE id = ?', args: [id] });
    const fields = { person: shift.person.id, agency: shift.agency, shifts: rowsAffected };
    await appendAudit(tx, { actor: identity.userId, action: 'remove:duty', city, entity: 'duty', entityId: id, fields }, now());
    return rowsAffected;
  });
}
