import type { InValue } from '@libsql/client';
import { instantOfDay } from '../../../data/model/working-time.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { Database } from '../../db/database.ts';
import type { AuditFilter, AuditRow } from './contract.ts';

/** Rows of the log, the newest first. @param before only rows with smaller numbers @throws ProblemError `city-unknown` */
export async function listAudit(
  db: Database,
  filter: AuditFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditRow[]> {
  const zone = filter.city === undefined ? 'UTC' : await cityZone(db, filter.city);
  const where: { sql: string; args: InValue[] }[] = [{ sql: '1', args: [] }];
  const only = (sql: string, ...args: InValue[]) => where.push({ sql, args });
  if (before !== undefined) only('a.seq < ?', before);
  if (filter.city !== undefined) only('a.city = ?', filter.city);
  if (filter.actor !== undefined) {
    const found = 'SELECT id FROM user WHERE id = ? OR instr(lower(name), lower(?)) > 0 OR instr(email, lower(?)) > 0';
    only(`(a.actor = ? OR a.actor IN (${found}))`, ...Array<string>(4).fill(filter.actor));
  }
  if (filter.action !== undefined) only('instr(a.action, ?) > 0', filter.action);
  if (filter.entity !== undefined) only('a.entity = ?', filter.entity);
  if (filter.id !== undefined) only('a.entity_id = ?', filter.id);
  if (filter.from !== undefined) only('a.at >= ?', instantOfDay(zone, filter.from).toISOString());
  if (filter.to !== undefined) only('a.at < ?', instantOfDay(zone, dayAfter(filter.to)).toISOString());
  const { rows } = await db.client.execute({
    sql: `SELECT a.*, u.name AS actor_name FROM audit a LEFT JOIN user u ON u.id = a.actor WHERE ${where.map(({ sql }) => sql).join(' AND ')}
      ORDER BY a.seq DESC LIMIT ?`,
    args: [...where.flatMap(({ args }) => args), limit],
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: String(row.at),
    actor: row.actor === null ? null : { id: String(row.actor), name: row.actor_name === null ? null : String(row.actor_name) },
    action: String(row.action),
    city: row.city === null ? null : String(row.city),
    entity: String(row.entity),
    entityId: String(row.entity_id),
    fields: JSON.parse(String(row.fields)) as AuditRow['fields'],
  }));
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
