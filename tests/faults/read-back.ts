import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { verifyAudit } from '../../api/audit/verify-audit.ts';
import { sweepMedia } from '../../api/cases/pictures.ts';
import { readConfig } from '../../api/config.ts';
import { openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { mediaStore } from '../../api/files/media-store.ts';
import { type Ask, makeReportInput, sendReport } from '../../api/testing/send-report.ts';

/** A report that was sent at least once; with a receipt it was acknowledged. */
export interface Sent {
  key: string;
  title: string;
  photos: Buffer[];
  receipt?: Receipt;
}
let made = 0;
export const makeSent = (photos: Buffer[]): Sent => ({ key: randomUUID(), title: `Báo cáo ${made++}`, photos });

/** Sends a report with its key, once more or for the first time. @returns the answer; what is no receipt is its reader's business */
export async function send(ask: Ask, report: Sent): Promise<Response> {
  const photos = report.photos.map((bytes) => ({ bytes, type: 'image/jpeg' }));
  const input = makeReportInput({ title: report.title, categoryId: report.title.endsWith('0') ? 'order' : 'road' });
  const response = await sendReport(ask, 'mot', input, { key: report.key, photos });
  if (response.status !== 200 && response.status !== 201) return response;
  const receipt = (await response.clone().json()) as Receipt;
  // A receipt once given stays the same.
  if (report.receipt) expect(receipt).toEqual(report.receipt);
  report.receipt = receipt;
  return response;
}

const hash = (bytes: Uint8Array | null) => bytes && createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a stopped portal's folder: every acknowledged report is there once and whole, with every byte of its photos; nothing else is there,
 * neither a row nor, after the sweep, a file; the audit log holds.
 */
export async function readBack(folder: string, all: Sent[]): Promise<void> {
  const config = readConfig({ DATA_DIR: folder });
  const db = await openDatabase(config.databaseUrl);
  try {
    const ask = async (sql: string) => (await db.client.execute(sql)).rows;
    expect((await ask('PRAGMA integrity_check'))[0]?.integrity_check).toBe('ok');
    const store = mediaStore(config);
    const rows =
      await ask(`SELECT c.id, r.name, (SELECT count(*) FROM report_event e WHERE e.report = c.id AND e.kind = 'received') AS events,
      (SELECT group_concat(p.id ORDER BY p.position) FROM report_photo p WHERE p.report = c.report) AS photos FROM report_case c JOIN report r ON r.seq = c.report`);
    const byId = new Map(rows.map((row) => [String(row.id), row]));
    const acknowledged = all.filter(({ receipt }) => receipt);
    // One report a key, none twice, none that nobody sent.
    expect(rows).toHaveLength(acknowledged.length);
    expect(await ask('SELECT count(*) AS n FROM report')).toMatchObject([{ n: acknowledged.length }]);
    for (const { receipt, title, photos } of acknowledged) {
      const row = byId.get(receipt?.id ?? '');
      expect(JSON.parse(String(row?.name)).vi).toBe(title);
      expect(row?.events).toBe(1);
      const ids = row?.photos === null ? [] : String(row?.photos).split(',');
      const kept = await Promise.all(ids.map((id) => store.get(`originals/${id}`)));
      expect(kept.map(hash)).toEqual(photos.map(hash));
    }
    await sweepMedia({ db, config }, 0);
    const files: string[] = [];
    for await (const { key } of store.list('originals')) files.push(key.slice('originals/'.length));
    for await (const { key } of store.list('tmp')) files.push(key);
    expect(files.sort()).toEqual((await ask('SELECT id FROM report_photo ORDER BY id')).map((row) => String(row.id)));
    expect((await verifyAudit(db.client)).broken).toBeNull();
  } finally {
    await db.close();
  }
}
