import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { checkObject, refuseFaults } from '../check-object.ts';
import type { Saved } from '../contract.ts';
import type { ObjectKind, Thing } from '../object-kind.ts';
import type { ObjectRow } from '../object-row.ts';
import { readWorld } from '../read-world.ts';
import { changedFields, conflict, settingOf, writeObject } from '../write-object.ts';

/**
 * Changes an object. What staff wrote stays when the pack is loaded again.
 * @param based the version that the change was made on
 * @throws ProblemError as `authorize`; `bad-request` by field; `version-conflict`, which names the fields that somebody else changed
 */
export async function editObject<T extends Thing>(
  context: AppContext,
  kind: ObjectKind<T>,
  who: Identity | null,
  city: string,
  { seen, based, said }: { seen: ObjectRow<T>; based: number; said: unknown },
): Promise<Saved> {
  const identity = authorize(who, kind.permission, kind.target(city, seen.object, seen.item.areaId));
  const { id, version } = seen.item;
  if (version !== based) throw await conflict(context.db.client, kind.entity, city, id, based);
  const world = await readWorld(context.db, city);
  const { object, faults } = checkObject(kind, world, seen.object, said, id);
  if (!object) refuseFaults(faults);
  if (changedFields(seen.object, object).length === 0) return { id, version };
  const setting = await settingOf(context, world, object, seen);
  const { userId } = authorize(identity, kind.permission, kind.target(city, object, setting.areaId));
  const parts = { actor: userId, action: kind.permission, now: context.now() };
  return { id, version: await context.db.transact((tx) => writeObject(tx, kind, world, { before: seen, object, setting }, parts)) };
}
