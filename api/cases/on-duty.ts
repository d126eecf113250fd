import type { Database } from '../db/database.ts';

/** Somebody on duty. `until`: when the shift ends, milliseconds since 1970. */
export interface OnDuty {
  id: string;
  name: string;
  email: string;
  until: number;
}

/**
 * Who is on duty for an agency, or with null for the operations centre, at an instant; the shift that began first stands first.
 * Empty where nobody is planned: the caller falls back to everybody who has the right.
 */
export async function onDuty(db: Pick<Database, 'client'>, city: string, agency: string | null, at: Date): Promise<OnDuty[]> {
  const { rows } = await db.client.execute({
    sql: `SELECT u.id, u.name, u.email, max(d.ends_at) AS until FROM duty_shift d JOIN user u ON u.id = d.user_id
      WHERE d.city = ?1 AND d.ends_at > ?3 AND d.starts_at <= ?3 AND d.agency IS ?2 GROUP BY u.id ORDER BY min(d.starts_at), u.name, u.id`,
    args: [city, agency, at.getTime()],
  });
  return rows.map((row) => ({ id: String(row.id), name: String(row.name), email: String(row.email), until: Number(row.until) }));
}
