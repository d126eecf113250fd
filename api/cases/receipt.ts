import { createHash, randomInt } from 'node:crypto';
import type { Receipt } from '../features/reports/intake-contract.ts';
import { sealed } from '../files/secret.ts';
import type { Reader } from './case-row.ts';
import { iso } from './case-row.ts';

/** What is stored of a secret. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The secret of the tracking page: made from the client's key, so that a repeated sending gets it again and nothing keeps it. */
export const trackingToken = (dataDir: string, city: string, clientKey: string): string =>
  sealed(dataDir, 'tracking', `${city}\n${clientKey}`);

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
/** A public id that can be read out on the telephone: day and six characters. */
export const newReportId = (day: string): string =>
  `${day.slice(2).replaceAll('-', '')}-${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;

/** The receipt that was given for a client's key, if there was one. */
export async function readReceipt(db: Reader, dataDir: string, city: string, clientKey: string): Promise<Receipt | undefined> {
  const { rows } = await db.execute({
    sql: `SELECT c.id, e.agency, e.data FROM report_case c JOIN report_event e ON e.city = c.city AND e.report = c.id AND e.kind = 'received'
      WHERE c.city = ? AND c.client_key = ? ORDER BY e.seq LIMIT 1`,
    args: [city, digest(clientKey)],
  });
  if (!rows[0]) return;
  const { due, published, said = published } = JSON.parse(String(rows[0].data)) as { due: number; published: boolean; said?: boolean };
  const token = trackingToken(dataDir, city, clientKey);
  return {
    id: String(rows[0].id),
    trackingToken: token,
    trackingPath: `/${city}/tracking#${token}`,
    dueAt: iso(due),
    agencyId: rows[0].agency === null ? null : String(rows[0].agency),
    published: said,
  };
}
