import { createHash } from 'node:crypto';
import { verifyAudit } from '../../api/audit/verify-audit.ts';
import { readConfig } from '../../api/config.ts';
import { openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { mediaStore } from '../../api/files/media-store.ts';

/** Reads back what was acknowledged, from the folder of a stopped portal. `photo`: sha256 of the bytes that were sent, hex. */
export async function readStorm(folder: string, sent: { title: string; photo: string | null; receipt: Receipt }[]) {
  const config = readConfig({ DATA_DIR: folder });
  const store = mediaStore(config);
  const db = await openDatabase(config.databaseUrl);
  try {
    const { rows } = await db.client.execute(`SELECT c.id, r.name ->> '$.vi' AS title, c.due_at,
      (SELECT p.id FROM report_photo p WHERE p.report = c.report) AS photo FROM report_case c JOIN report r ON r.seq = c.report`);
    const byId = new Map(rows.map((row) => [String(row.id), row]));
    let [whole, photos] = [0, 0];
    for (const { title, photo, receipt } of sent) {
      const row = byId.get(receipt.id);
      if (!row || row.title !== title || Number(row.due_at) !== Date.parse(receipt.dueAt)) continue;
      if (photo !== null) {
        const bytes = await store.get(`originals/${row.photo}`);
        if (!bytes || createHash('sha256').update(bytes).digest('hex') !== photo) continue;
        photos += 1;
      }
      whole += 1;
    }
    return { rows: rows.length, whole, photos, auditHolds: (await verifyAudit(db.client)).broken === null };
  } finally {
    await db.close();
  }
}
