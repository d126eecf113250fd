import { z } from 'zod';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { KEY_RIGHTS, type KeyList } from './contract.ts';

/** The keys that work in a city, those for all cities among them, and those that ended. @throws ProblemError as `authorize` */
export async function listKeys({ db, config }: AppContext, identity: Identity | null, city: string): Promise<KeyList> {
  authorize(identity, 'manage:open311-key', { city });
  const { rows } = await db.client.execute({
    sql: `SELECT id, name, city, agency, may, per_hour, created_at, used_on, ended_at FROM open311_key
      WHERE city = ? OR city IS NULL ORDER BY ended_at IS NOT NULL, created_at DESC, id`,
    args: [city],
  });
  const text = (value: unknown) => (value === null ? null : String(value));
  const keys = rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    city: text(row.city),
    agency: text(row.agency),
    may: z.array(z.enum(KEY_RIGHTS)).parse(JSON.parse(String(row.may))),
    perHour: Number(row.per_hour),
    createdAt: String(row.created_at),
    usedOn: text(row.used_on),
    endedAt: text(row.ended_at),
  }));
  return { keys, configured: config.open311Keys.length };
}
