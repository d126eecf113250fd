import type { AppContext } from '../http/context.ts';
import { CASE_COLUMNS, CASE_TABLES, caseRow } from './case-row.ts';
import { readTracking } from './tracking.ts';

/** Everything that is kept about the reports that a user sent signed in; addresses of photos work for an hour. */
export async function ownData(context: AppContext, userId: string): Promise<object[]> {
  const { rows } = await context.db.client.execute({
    sql: `SELECT ${CASE_COLUMNS}, o.name AS contact_name, o.email AS contact_email, o.phone AS contact_phone, c.answers, c.device IS NOT NULL AS has_device
      FROM ${CASE_TABLES} JOIN report_contact o ON o.report = c.report WHERE o.user = ? ORDER BY c.report`,
    args: [userId],
  });
  const all = [];
  for (const row of rows) {
    const tracking = await readTracking(context, caseRow(row));
    all.push({
      ...tracking,
      photos: tracking.photos.map(({ id, kind, large }) => ({ id, kind, address: context.config.publicUrl + large })),
      answers: JSON.parse(String(row.answers)) as object,
      contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
      deviceHashKept: row.has_device === 1,
    });
  }
  return all;
}
