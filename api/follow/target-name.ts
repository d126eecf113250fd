import type { LocalText } from '../../data/contract.ts';
import type { Reader } from '../cases/case-row.ts';
import type { FollowTarget } from '../features/follow/contract.ts';

/** The name of what is followed, as the public may read it; null where it has none (a point, the city) or is not public. */
export async function targetName(db: Reader, city: string, target: FollowTarget): Promise<LocalText | null> {
  if (target.kind !== 'report' && target.kind !== 'area') return null;
  const sql =
    target.kind === 'report'
      ? 'SELECT name FROM report WHERE city = ? AND id = ? AND published = 1'
      : `SELECT content ->> '$.properties.name' AS name FROM area WHERE city = ? AND id = ?`;
  const { rows } = await db.execute({ sql, args: [city, target.id] });
  return rows[0]?.name ? (JSON.parse(String(rows[0].name)) as LocalText) : null;
}
