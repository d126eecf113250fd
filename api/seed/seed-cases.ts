import type { RoutingRule } from '../../data/contract.ts';
import { fold } from '../../data/model/fold.ts';
import type { Database } from '../db/database.ts';

/** Takes over a pack's routing rules unless staff edited them; the version grows when they change. */
export async function seedRouting(db: Database, city: string, rules: RoutingRule[]): Promise<void> {
  await db.write((client) =>
    client.execute({
      sql: `INSERT INTO routing (city, version, content) VALUES (?, 1, ?) ON CONFLICT (city) DO UPDATE SET
        version = version + 1, content = excluded.content WHERE edited_at IS NULL AND content <> excluded.content`,
      args: [city, JSON.stringify(rules)],
    }),
  );
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
