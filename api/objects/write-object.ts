import type { InValue, Transaction } from '@libsql/client';
import { appendAudit } from '../audit/append-audit.ts';
import { areasAt, wardOf } from '../cases/city-rules.ts';
import { groundAt } from '../cases/ground.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import type { ObjectKind, Thing, World } from './object-kind.ts';
import type { ObjectRow } from './object-row.ts';

/** What only the ground and the boundaries know of an object. */
export interface Setting {
  /** Metres above the WGS 84 ellipsoid. */
  height: number;
  areaId: string | null;
}

/** Where an object stands, read before the write begins: the terrain lies in files. What did not move keeps its height. */
export async function settingOf<T extends Thing>(
  context: AppContext,
  world: World,
  object: Thing,
  before: ObjectRow<T> | null,
): Promise<Setting> {
  const [lng, lat] = object.position;
  const areaId = wardOf(areasAt(world.rules, lng, lat, context.now()));
  const was = before?.object.position;
  if (before && was && was[0] === lng && was[1] === lat) return { height: before.height, areaId };
  return { height: await groundAt(context, world.city, lng, lat), areaId };
}

/** Names of the fields in which two objects differ. */
export function changedFields(before: object, after: object): string[] {
  const [a, b] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.filter((key) => canonical(a[key]) !== canonical(b[key]));
}

/** JSON with sorted keys. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  ) ?? '';

/** Somebody else was faster: says who, when and what. */
export async function conflict(
  tx: Pick<Transaction, 'execute'>,
  entity: string,
  city: string,
  id: string,
  based: number,
): Promise<ProblemError> {
  const { rows } = await tx.execute({
    sql: `SELECT a.fields, a.at, (SELECT name FROM user u WHERE u.id = a.actor) AS who FROM audit a
      WHERE a.city = ? AND a.entity = ? AND a.entity_id = ? AND a.fields ->> '$.version' > ? ORDER BY a.seq`,
    args: [city, entity, id, based],
  });
  const fields = rows.flatMap((row) => String((JSON.parse(String(row.fields)) as { changed?: string }).changed ?? '').split(' '));
  const last = rows.at(-1);
  const by = last ? ` by ${last.who ?? 'somebody'} at ${last.at}` : '';
  return new ProblemError(
    'version-conflict',
    `Changed meanwhile${by}.`,
    [...new Set(fields)].filter(Boolean).map((field) => ({ field, message: `changed${by}` })),
  );
}

export interface Write<T> {
  /** Null: it is new. */
  before: ObjectRow<T> | null;
  object: T;
  setting: Setting;
}

/**
 * Writes one object with its audit entry, in the transaction of the whole change.
 * @returns the version it has now
 * @throws ProblemError `version-conflict` where it was changed or made meanwhile
 */
export async function writeObject<T extends Thing>(
  tx: Transaction,
  kind: ObjectKind<T>,
  world: World,
  { before, object, setting }: Write<T>,
  { actor, action, now, followsPack }: { actor: string; action: string; now: Date; followsPack?: string },
): Promise<number> {
  const { city } = world;
  const at = now.toISOString();
  const columns: Record<string, InValue> = {
    ...kind.row(object, world, setting.height),
    area_id: setting.areaId,
    updated_at: at,
    edited_at: followsPack === undefined ? at : null,
    ...(followsPack === undefined ? {} : { content_hash: followsPack, origin: 'pack' }),
  };
  const names = Object.keys(columns);
  if (before) {
    const { rowsAffected } = await tx.execute({
      sql: `UPDATE ${kind.entity} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE city = ? AND id = ? AND version = ?`,
      args: [...Object.values(columns), city, object.id, before.item.version],
    });
    if (rowsAffected !== 1) throw await conflict(tx, kind.entity, city, object.id, before.item.version);
  } else {
    const removed = await tx.execute({
      sql: 'DELETE FROM removed_object WHERE city = ? AND entity = ? AND id = ? RETURNING content_hash',
      args: [city, kind.entity, object.id],
    });
    const { rowsAffected } = await tx.execute({
      sql: `INSERT INTO ${kind.entity} (city, origin, content_hash, ${names.join(', ')}) VALUES (?, 'portal', ?, ${names.map(() => '?').join(', ')})
        ON CONFLICT (city, id) DO NOTHING`,
      args: [city, String(removed.rows[0]?.content_hash ?? ''), ...Object.values(columns)],
    });
    if (rowsAffected !== 1) throw new ProblemError('version-conflict', `“${object.id}” was made by somebody else meanwhile.`);
  }
  const { rows } = await tx.execute({ sql: `SELECT version FROM ${kind.entity} WHERE city = ? AND id = ?`, args: [city, object.id] });
  const version = Number(rows[0]?.version);
  const changed = before ? changedFields(before.object, object).join(' ') : '';
  const fields = { version, ...(changed ? { changed } : {}) };
  await appendAudit(tx, { actor, action, city, entity: kind.entity, entityId: object.id, fields }, now);
  return version;
}
