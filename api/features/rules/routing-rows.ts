import type { Client, Row } from '@libsql/client';
import { z } from 'zod';
import { RoutingRule } from '../../../data/contract.ts';
import { ProblemError } from '../../http/problem.ts';
import type { RoutingContent, RoutingVersion } from './contract.ts';

export const Rules = z.array(RoutingRule);
type Reader = Pick<Client, 'execute'>;

const COLUMNS = `v.version, v.valid_from, v.at, v.restored, v.withdrawn, (SELECT u.name FROM user u WHERE u.id = v.edited_by) AS who,
  v.edited_by, json_array_length(v.content) AS rules`;

function versionOf(row: Row): RoutingVersion {
  return {
    version: Number(row.version),
    validFrom: row.valid_from === null ? null : String(row.valid_from),
    at: new Date(String(row.at)).toISOString(),
    // A person who is gone is still no pack.
    by: row.edited_by === null ? null : String(row.who ?? '?'),
    restored: row.restored === null ? null : Number(row.restored),
    withdrawn: row.withdrawn === 1,
    rules: Number(row.rules),
  };
}

/** All versions of a city's rules, the newest first. */
export async function readVersions(db: Reader, city: string): Promise<RoutingVersion[]> {
  const { rows } = await db.execute({
    sql: `SELECT ${COLUMNS} FROM routing_version v WHERE v.city = ? ORDER BY v.version DESC`,
    args: [city],
  });
  return rows.map(versionOf);
}

/** One version with its rules. @throws ProblemError `not-found` */
export async function readVersion(db: Reader, city: string, version: number): Promise<RoutingContent> {
  const { rows } = await db.execute({
    sql: `SELECT ${COLUMNS}, v.content FROM routing_version v WHERE v.city = ? AND v.version = ?`,
    args: [city, version],
  });
  const row = rows[0];
  if (!row) throw new ProblemError('not-found');
  return { ...versionOf(row), content: Rules.parse(JSON.parse(String(row.content))) };
}
