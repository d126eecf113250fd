import type { InValue } from '@libsql/client';
import { fold } from '../../data/model/fold.ts';
import type { Identity } from '../auth/identity.ts';
import { cityZone } from '../db/city-zone.ts';
import type { Database } from '../db/database.ts';
import { ProblemError } from '../http/problem.ts';
import type { ManagedList } from './contract.ts';
import type { ObjectKind, Thing } from './object-kind.ts';
import { itemColumns, itemOf } from './object-row.ts';
import { reachOf } from './reach.ts';

/** Rows of one page. */
const PAGE = 50;

export interface ObjectFilter {
  q?: string | undefined;
  kind?: string | undefined;
  /** Only what a pack proposes something for. */
  proposed?: boolean | undefined;
  page?: number | undefined;
}

/** The condition of all that somebody may edit. @throws ProblemError as `authorize`, where that is nothing */
export function editableBy<T extends Thing>(
  identity: Identity | null,
  kind: ObjectKind<T>,
  city: string,
): { sql: string; args: InValue[] } {
  if (!identity) throw new ProblemError('signed-out');
  const reach = reachOf(identity.grants, kind, city);
  if (reach) return { sql: `t.city = ? AND ${kind.only} AND ${reach.sql}`, args: [city, ...reach.args] };
  throw new ProblemError(identity.secondFactorMissing ? 'second-factor-missing' : 'forbidden');
}

/** A page of what somebody may edit, by name. @throws ProblemError as `editableBy`; `city-unknown` */
export async function listObjects<T extends Thing>(
  db: Database,
  kind: ObjectKind<T>,
  identity: Identity | null,
  city: string,
  { q, kind: only, proposed, page = 1 }: ObjectFilter,
): Promise<ManagedList> {
  const reach = editableBy(identity, kind, city);
  await cityZone(db, city);
  const conditions = [reach];
  for (const word of fold(q ?? '')
    .split(' ')
    .filter(Boolean)
    .slice(0, 8))
    conditions.push({ sql: `(instr(t.names_folded, ?) > 0 OR instr(replace(t.id, '-', ' '), ?) > 0)`, args: [word, word] });
  if (only) conditions.push({ sql: `t.${kind.kindColumn} = ?`, args: [only] });
  if (proposed)
    conditions.push({
      sql: 'EXISTS (SELECT 1 FROM proposal p WHERE p.city = t.city AND p.entity = ? AND p.id = t.id)',
      args: [kind.entity],
    });
  const where = conditions.map(({ sql }) => sql).join(' AND ');
  const args = conditions.flatMap((one) => one.args);
  const counted = await db.client.execute({ sql: `SELECT count(*) AS n FROM ${kind.entity} t WHERE ${where}`, args });
  const matched = Number(counted.rows[0]?.n ?? 0);
  const pages = Math.max(1, Math.ceil(matched / PAGE));
  const at = Math.min(page, pages);
  const { rows } = await db.client.execute({
    sql: `SELECT ${itemColumns(kind)} FROM ${kind.entity} t WHERE ${where} ORDER BY t.names_folded, t.id LIMIT ? OFFSET ?`,
    args: [...args, PAGE, (at - 1) * PAGE],
  });
  return { items: rows.map(itemOf), matched, page: at, pages };
}
