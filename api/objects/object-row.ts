import type { Client, InValue, Row, Transaction } from '@libsql/client';
import type { LocalText } from '../../data/contract.ts';
import type { ManagedItem } from './contract.ts';
import type { ObjectKind, Thing } from './object-kind.ts';

/** A place or camera as it stands in the database. */
export interface ObjectRow<T> {
  object: T;
  item: ManagedItem;
  height: number;
  contentHash: string;
  proposal: { object: T; proposedAt: string; hash: string } | null;
}

/** Columns of `itemOf`, over `t`. */
export const itemColumns = <T extends Thing>(kind: Pick<ObjectKind<T>, 'entity' | 'kindColumn'>) =>
  `t.id, t.name, t.${kind.kindColumn} AS kind, ${kind.entity === 'camera' ? 't.visibility' : 'NULL'} AS visibility, t.lng, t.lat, t.area_id, t.version, t.origin, t.edited_at,
    EXISTS (SELECT 1 FROM proposal p WHERE p.city = t.city AND p.entity = '${kind.entity}' AND p.id = t.id) AS proposed`;

export function itemOf(row: Row): ManagedItem {
  return {
    id: String(row.id),
    name: JSON.parse(String(row.name)) as LocalText,
    kind: String(row.kind),
    ...(row.visibility === null ? {} : { visibility: row.visibility as 'public' | 'staff' }),
    position: [Number(row.lng), Number(row.lat)],
    areaId: row.area_id === null ? null : String(row.area_id),
    version: Number(row.version),
    origin: row.origin === 'portal' ? 'portal' : 'pack',
    editedAt: row.edited_at === null ? null : String(row.edited_at),
    proposed: row.proposed === 1,
  };
}

type Reader = Pick<Client | Transaction, 'execute'>;

async function readRows<T extends Thing>(
  client: Reader,
  kind: ObjectKind<T>,
  where: { sql: string; args: InValue[] },
): Promise<ObjectRow<T>[]> {
  const { rows } = await client.execute({
    sql: `SELECT ${itemColumns(kind)}, t.content, t.height, t.content_hash, p.content AS proposal, p.proposed_at, p.content_hash AS proposal_hash
      FROM ${kind.entity} t LEFT JOIN proposal p ON p.city = t.city AND p.entity = '${kind.entity}' AND p.id = t.id
      WHERE ${where.sql} AND ${kind.only} ORDER BY t.sort, t.names_folded, t.id`,
    args: where.args,
  });
  const read = (text: unknown) => kind.schema.parse(JSON.parse(String(text)));
  return rows.map((row) => ({
    object: read(row.content),
    item: itemOf(row),
    height: Number(row.height),
    contentHash: String(row.content_hash),
    proposal:
      row.proposal === null ? null : { object: read(row.proposal), proposedAt: String(row.proposed_at), hash: String(row.proposal_hash) },
  }));
}

/** One object, or undefined where there is none of this kind. */
export async function readObject<T extends Thing>(
  client: Reader,
  kind: ObjectKind<T>,
  city: string,
  id: string,
): Promise<ObjectRow<T> | undefined> {
  return (await readRows(client, kind, { sql: 't.city = ? AND t.id = ?', args: [city, id] }))[0];
}

/** All objects of a kind that fit a condition over `t`, by id, in the order of lists. */
export async function readAll<T extends Thing>(
  client: Reader,
  kind: ObjectKind<T>,
  where: { sql: string; args: InValue[] },
): Promise<Map<string, ObjectRow<T>>> {
  return new Map((await readRows(client, kind, where)).map((row) => [row.item.id, row]));
}
