import { createHash } from 'node:crypto';
import type { RoutingRule } from '../../data/contract.ts';
import { fold } from '../../data/model/fold.ts';
import { dayIn } from '../../data/model/validity.ts';
import type { Database } from '../db/database.ts';

/**
 * Takes over a pack's routing rules as a new version from this day on (the first: from ever). Once staff edited the rules, what the pack says
 * anew waits in `proposed`.
 */
export async function seedRouting(db: Database, city: string, rules: RoutingRule[], timeZone: string, now: Date): Promise<void> {
  const content = JSON.stringify(rules);
  const hash = createHash('sha256').update(content).digest('base64url');
  await db.transact(async (tx) => {
    const { rows } = await tx.execute({
      sql: `SELECT pack_hash, edited_at, (SELECT content FROM routing_version v WHERE v.city = r.city ORDER BY version DESC LIMIT 1) AS newest
        FROM routing r WHERE city = ?`,
      args: [city],
    });
    const before = rows[0];
    if (before?.pack_hash === hash) return;
    const changed = before?.newest !== content;
    await tx.execute({
      sql: `INSERT INTO routing (city, pack_hash) VALUES (?1, ?2) ON CONFLICT (city) DO UPDATE SET pack_hash = excluded.pack_hash,
        proposed = CASE WHEN edited_at IS NOT NULL AND ?3 THEN ?4 END`,
      args: [city, hash, Number(changed), content],
    });
    if (before?.edited_at || !changed) return;
    await tx.execute({
      sql: `INSERT INTO routing_version (city, version, content, valid_from, at)
        VALUES (?1, 1 + coalesce((SELECT max(version) FROM routing_version WHERE city = ?1), 0), ?2, ?3, ?4)`,
      args: [city, content, before ? dayIn(timeZone, now) : null, now.toISOString()],
    });
  });
}

/** The state that a pack's public status stands for. */
const STATE = `CASE r.status WHEN 'done' THEN 'done' WHEN 'rejected' THEN 'not_accepted' WHEN 'in_progress' THEN 'in_progress' ELSE 'forwarded' END`;
const CLOSED = `r.status IN ('done', 'rejected')`;
const at = (field: string) => `CAST(unixepoch(r.content ->> '$.${field}', 'subsec') * 1000 AS INTEGER)`;

/**
 * Gives every report of a pack its case and its history, and follows the pack as long as nobody has worked on the case here (version 1).
 * Closed ones stopped their clock when they were last changed.
 */
export async function seedCases(db: Database, city: string): Promise<void> {
  const fresh = `FROM report r WHERE r.city = ?1 AND r.origin = 'pack' AND NOT EXISTS (SELECT 1 FROM report_case c WHERE c.report = r.seq)`;
  const { rows } = await db.client.execute({ sql: `SELECT r.seq, r.id, r.name, r.detail ${fresh}`, args: [city] });
  const words = rows.map((row) => {
    const texts = [row.name, row.detail].flatMap((text) =>
      text === null ? [] : Object.values(JSON.parse(String(text)) as Record<string, string>),
    );
    return [Number(row.seq), [...texts, String(row.id)].map(fold).join(' ')];
  });
  const event = (kind: string, field: string, from: string, to: string, only: string) => ({
    sql: `INSERT INTO report_event (city, report, at, kind, visibility, from_state, to_state, agency, data)
      SELECT r.city, r.id, ${at(field)}, '${kind}', 'public', ${from}, ${to}, r.content ->> '$.agencyId',
        json_object('due', ${at('dueAt')}, 'category', r.category, 'area', r.area_id, 'published', json('true'), 'channel', 'pack')
      ${fresh} AND ${only}`,
    args: [city],
  });
  const followed = `c.city = ?1 AND c.version = 1 AND c.channel = 'pack' AND r.edited_at IS NULL`;
  await db.write((client) =>
    client.batch(
      [
        {
          sql: `UPDATE report_case AS c SET state = ${STATE}, closed = ${CLOSED}, category = r.category, area = r.area_id,
              agency = r.content ->> '$.agencyId', due_at = ${at('dueAt')}, updated_at = ${at('updatedAt')},
              paused_at = CASE WHEN ${CLOSED} THEN ${at('updatedAt')} END
            FROM report r WHERE r.seq = c.report AND ${followed}
              AND (c.updated_at <> ${at('updatedAt')} OR c.due_at <> ${at('dueAt')} OR c.area IS NOT r.area_id OR c.state <> ${STATE})`,
          args: [city],
        },
        event('received', 'createdAt', 'NULL', `'received'`, '1'),
        event('routed', 'createdAt', `'received'`, `'forwarded'`, '1'),
        event('moved', 'updatedAt', `'forwarded'`, STATE, `r.status <> 'received'`),
        ...chunks(words).map((chunk) => ({
          sql: `INSERT INTO case_text (rowid, words) SELECT value ->> '$[0]', value ->> '$[1]' FROM json_each(?)`,
          args: [JSON.stringify(chunk)],
        })),
        {
          sql: `INSERT INTO report_case (report, city, id, category, state, closed, agency, area, channel, received_at, updated_at, due_at, paused_at)
            SELECT r.seq, r.city, r.id, r.category, ${STATE}, ${CLOSED}, r.content ->> '$.agencyId', r.area_id, 'pack',
              ${at('createdAt')}, ${at('updatedAt')}, ${at('dueAt')}, CASE WHEN ${CLOSED} THEN ${at('updatedAt')} END ${fresh}`,
          args: [city],
        },
      ],
      'write',
    ),
  );
}

function chunks<T>(rows: T[], size = 5000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}
