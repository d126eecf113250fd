import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { Reader } from '../../cases/case-row.ts';
import { listColleagues } from '../../cases/list-colleagues.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import type { SwapDuty } from './contract.ts';
import { assertFree, type DutyRow, readDuty } from './duty-row.ts';

/** Exchanges the people of two shifts, or gives one shift to somebody else. @returns how many shifts changed hands */
export async function swapDuty(context: AppContext, who: Identity | null, city: string, id: string, input: SwapDuty): Promise<number> {
  const identity = authorize(who, 'edit:duty', { city });
  const { db, now } = context;
  const timeZone = await cityZone(db, city);
  return db.transact(async (tx) => {
    const one = await readDuty(tx, city, id);
    const other = 'with' in input ? await readDuty(tx, city, input.with) : null;
    const personId = other ? other.person.id : 'personId' in input ? input.personId : '';
    const field = other ? 'with' : 'personId';
    if (personId === one.person.id) throw badField(field, 'is the same person');
    await assertAble(tx, one, personId, field);
    if (other) await assertAble(tx, other, one.person.id, field);
    const but = [one.id, ...(other ? [other.id] : [])];
    await assertFree(tx, { city, personId, timeZone, but }, [one]);
    if (other) await assertFree(tx, { city, personId: one.person.id, timeZone, but }, [other]);
    const give = (shift: string, person: string) =>
      tx.execute({ sql: 'UPDATE duty_shift SET user_id = ? WHERE id = ?', args: [person, shift] });
    await give(one.id, personId);
    if (other) await give(other.id, one.person.id);
    const fields = { from: one.person.id, to: personId, with: other?.id ?? null };
    await appendAudit(tx, { actor: identity.userId, action: 'swap:duty', city, entity: 'duty', entityId: one.id, fields }, now());
    return but.length;
  });
}

async function assertAble(tx: Reader, { city, agency }: DutyRow, personId: string, field: string): Promise<void> {
  const able = await listColleagues(tx, { city, agency });
  if (!able.some((one) => one.id === personId)) throw badField(field, 'is nobody who may take cases there');
}
