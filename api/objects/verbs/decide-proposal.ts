import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import type { Saved } from '../contract.ts';
import type { ObjectKind, Thing } from '../object-kind.ts';
import type { ObjectRow } from '../object-row.ts';
import { readWorld } from '../read-world.ts';
import { conflict, settingOf, writeObject } from '../write-object.ts';

/**
 * Decides what a pack proposes for an object that staff edited: `take` it over, after which the object follows its pack again, or keep what
 * staff wrote, after which the same proposal does not come again.
 * @throws ProblemError as `authorize`; `not-found` where nothing is proposed; `version-conflict`
 */
export async function decideProposal<T extends Thing>(
  context: AppContext,
  kind: ObjectKind<T>,
  who: Identity | null,
  city: string,
  { seen, based, take }: { seen: ObjectRow<T>; based: number; take: boolean },
): Promise<Saved> {
  const { userId } = authorize(who, kind.permission, kind.target(city, seen.object, seen.item.areaId));
  const { item, proposal } = seen;
  if (!proposal) throw new ProblemError('not-found', 'Nothing is proposed for it any more.');
  if (item.version !== based) throw await conflict(context.db.client, kind.entity, city, item.id, based);
  const world = await readWorld(context.db, city);
  const setting = await settingOf(context, world, proposal.object, seen);
  const now = context.now();
  const version = await context.db.transact(async (tx) => {
    const gone = await tx.execute({
      sql: 'DELETE FROM proposal WHERE city = ? AND entity = ? AND id = ? AND content_hash = ?',
      args: [city, kind.entity, item.id, proposal.hash],
    });
    if (gone.rowsAffected !== 1) throw new ProblemError('version-conflict', 'Somebody else has decided meanwhile.');
    if (take) {
      const parts = { actor: userId, action: `take-proposal:${kind.entity}`, now, followsPack: proposal.hash };
      return writeObject(tx, kind, world, { before: seen, object: proposal.object, setting }, parts);
    }
    await tx.execute({
      sql: `UPDATE ${kind.entity} SET content_hash = ? WHERE city = ? AND id = ?`,
      args: [proposal.hash, city, item.id],
    });
    const entry = {
      actor: userId,
      action: `keep:${kind.entity}`,
      city,
      entity: kind.entity,
      entityId: item.id,
      fields: { version: based },
    };
    await appendAudit(tx, entry, now);
    return based;
  });
  return { id: item.id, version };
}
