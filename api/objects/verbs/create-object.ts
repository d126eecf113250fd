import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { fieldFault } from '../../http/field-fault.ts';
import { checkObject, refuseFaults } from '../check-object.ts';
import type { Saved } from '../contract.ts';
import { newId } from '../new-id.ts';
import type { ObjectKind, Thing } from '../object-kind.ts';
import { readWorld } from '../read-world.ts';
import { settingOf, writeObject } from '../write-object.ts';

/** Adds an object. @throws ProblemError as `authorize`; `bad-request` by field */
export async function createObject<T extends Thing>(
  context: AppContext,
  kind: ObjectKind<T>,
  who: Identity | null,
  city: string,
  said: Partial<Thing>,
): Promise<Saved> {
  const seen = authorize(who, kind.permission, kind.target(city, said as Partial<T>, null));
  const world = await readWorld(context.db, city);
  const { rows } = await context.db.client.execute({ sql: `SELECT id FROM ${kind.entity} WHERE city = ?`, args: [city] });
  const taken = new Set(rows.map((row) => String(row.id)));
  if (said.id !== undefined && taken.has(said.id)) refuseFaults([fieldFault('id', 'taken', 'is taken already')]);
  const id = said.id ?? newId(said.name?.vi ?? '', taken);
  const { object, faults } = checkObject(kind, world, null, said, id);
  if (!object) refuseFaults(faults);
  const setting = await settingOf(context, world, object, null);
  const { userId } = authorize(seen, kind.permission, kind.target(city, object, setting.areaId));
  const version = await context.db.transact((tx) =>
    writeObject(tx, kind, world, { before: null, object, setting }, { actor: userId, action: `create:${kind.entity}`, now: context.now() }),
  );
  return { id, version };
}
