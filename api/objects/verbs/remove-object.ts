import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { fieldFault } from '../../http/field-fault.ts';
import { refuseFaults } from '../check-object.ts';
import type { ObjectKind, Thing } from '../object-kind.ts';
import type { ObjectRow } from '../object-row.ts';
import { conflict } from '../write-object.ts';

/**
 * Takes an object away for good: its pack does not bring it back.
 * @throws ProblemError as `authorize`; `version-conflict`; `bad-request` where other things name it
 */
export async function removeObject<T extends Thing>(
  context: AppContext,
  kind: ObjectKind<T>,
  who: Identity | null,
  city: string,
  { seen, based }: { seen: ObjectRow<T>; based: number },
): Promise<void> {
  const { userId } = authorize(who, kind.permission, kind.target(city, seen.object, seen.item.areaId));
  const { id } = seen.item;
  const now = context.now();
  await context.db.transact(async (tx) => {
    if (kind.users) {
      const { rows } = await tx.execute({ sql: kind.users, args: [city, id] });
      const names = rows.map((row) => String(row.id)).join(', ');
      if (names) refuseFaults([fieldFault('id', 'in-use', `is named by: ${names}`, names)]);
    }
    const gone = await tx.execute({ sql: `DELETE FROM ${kind.entity} WHERE city = ? AND id = ? AND version = ?`, args: [city, id, based] });
    if (gone.rowsAffected !== 1) throw await conflict(tx, kind.entity, city, id, based);
    await tx.execute({ sql: 'DELETE FROM proposal WHERE city = ? AND entity = ? AND id = ?', args: [city, kind.entity, id] });
    await tx.execute({
      sql: 'INSERT OR REPLACE INTO removed_object VALUES (?, ?, ?, ?, ?)',
      args: [city, kind.entity, id, seen.contentHash, now.toISOString()],
    });
    await appendAudit(
      tx,
      { actor: userId, action: `remove:${kind.entity}`, city, entity: kind.entity, entityId: id, fields: { version: based } },
      now,
    );
  });
}
