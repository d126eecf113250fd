import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '../../api/audit/verify-audit.ts';
import { sweepMedia } from '../../api/cases/pictures.ts';
import { readConfig } from '../../api/config.ts';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { mediaStore } from '../../api/files/media-store.ts';
import { type Ask, makePhoto, makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import { type PortalProcess, startPortal } from './start-portal.ts';

/** Kills in CI; more by hand with KILLS. */
const KILLS = Number(process.env.KILLS ?? 20);
const SENDERS = 4;

let folder: string;
let photos: Buffer[];
let portal: PortalProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
  photos = await Promise.all(Array.from({ length: 12 }, (_, i) => makePhoto(300 + i, 200)));
});
afterAll(async () => {
  await portal?.kill();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  key: string;
  title: string;
  photos: Buffer[];
  receipt?: Receipt;
}
let made = 0;
const next = (): Sent => ({
  key: randomUUID(),
  title: `Báo cáo ${made++}`,
  photos: photos.slice(made % 10, (made % 10) + 1 + (made % 2)),
});
async function send(ask: Ask, report: Sent): Promise<void> {
  const parts = report.photos.map((bytes) => ({ bytes, type: 'image/jpeg' }));
  const response = await sendReport(ask, 'mot', makeReportInput({ title: report.title, categoryId: made % 2 ? 'road' : 'order' }), {
    key: report.key,
    photos: parts,
  });
  expect([200, 201]).toContain(response.status);
  const receipt = (await response.json()) as Receipt;
  // A receipt once given stays the same.
  if (report.receipt) expect(receipt).toEqual(report.receipt);
  report.receipt = receipt;
}

it(`loses nothing that was acknowledged and leaves nothing half when it is killed ${KILLS} times`, {
  timeout: 60_000 + KILLS * 30_000,
}, async () => {
  const all: Sent[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    portal = await startPortal(folder);
    const { ask } = portal;
    // What was under way when the line broke is sent again with its key, as the form does; some that had arrived as well.
    const again = [...all.filter((one) => !one.receipt), ...all.slice(-2)];
    await Promise.all(again.map((one) => send(ask, one)));
    let dead = false;
    const senders = Array.from({ length: SENDERS }, async () => {
      while (!dead) {
        const report = next();
        all.push(report);
        await send(ask, report).catch((error) => {
          if (!dead) throw error;
        });
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 400));
    dead = true;
    await portal.kill();
    await Promise.all(senders);
  }
  portal = await startPortal(folder);
  const { ask } = portal;
  await Promise.all(all.filter((one) => !one.receipt).map((one) => send(ask, one)));
  await portal.kill();
  const config = readConfig({ DATA_DIR: folder });
  const db = await openDatabase(config.databaseUrl);
  try {
    await readBack(db, config, all);
  } finally {
    await db.close();
  }
});

async function readBack(db: Database, config: ReturnType<typeof readConfig>, all: Sent[]): Promise<void> {
  const ask = async (sql: string) => (await db.client.execute(sql)).rows;
  expect((await ask('PRAGMA integrity_check'))[0]?.integrity_check).toBe('ok');
  const store = mediaStore(config);
  const rows =
    await ask(`SELECT c.id, r.name, (SELECT count(*) FROM report_event e WHERE e.report = c.id AND e.kind = 'received') AS events,
    (SELECT group_concat(p.id ORDER BY p.position) FROM report_photo p WHERE p.report = c.report) AS photos FROM report_case c JOIN report r ON r.seq = c.report`);
  const byId = new Map(rows.map((row) => [String(row.id), row]));
  // One report a key, none twice, none that nobody sent.
  expect(rows).toHaveLength(all.length);
  expect(await ask('SELECT count(*) AS n FROM report')).toMatchObject([{ n: all.length }]);
  const hash = (bytes: Uint8Array | null) => bytes && createHash('sha256').update(bytes).digest('hex');
  for (const { receipt, title, photos } of all) {
    const row = byId.get(receipt?.id ?? '');
    expect(JSON.parse(String(row?.name)).vi).toBe(title);
    expect(row?.events).toBe(1);
    const kept = await Promise.all(
      String(row?.photos)
        .split(',')
        .map((id) => store.get(`originals/${id}`)),
    );
    expect(kept.map(hash)).toEqual(photos.map(hash));
  }
  await sweepMedia({ db, config }, 0);
  const files: string[] = [];
  for await (const { key } of store.list('originals')) files.push(key.slice('originals/'.length));
  for await (const { key } of store.list('tmp')) files.push(key);
  expect(files.sort()).toEqual((await ask('SELECT id FROM report_photo ORDER BY id')).map((row) => String(row.id)));
  expect((await verifyAudit(db.client)).broken).toBeNull();
  // Several were in flight at each kill.
  expect(all.length).toBeGreaterThan(KILLS * SENDERS);
}
