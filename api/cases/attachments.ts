import type { Attachment } from '../features/cases/attachment-contract.ts';
import { type CaseRow, iso, type Reader } from './case-row.ts';

/** The files of a case, the first added first. */
export async function readAttachments(db: Reader, { seq, city, id }: CaseRow): Promise<Attachment[]> {
  const { rows } = await db.execute({
    sql: 'SELECT id, name, type, bytes, added_at FROM case_attachment WHERE report = ? ORDER BY added_at, id',
    args: [seq],
  });
  return rows.map((row) => ({
    id: String(row.id),
    name: String(row.name),
    type: String(row.type),
    bytes: Number(row.bytes),
    at: iso(Number(row.added_at)),
    address: `/api/cities/${city}/cases/${id}/attachments/${String(row.id)}`,
  }));
}
