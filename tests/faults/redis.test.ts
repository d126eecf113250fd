/** Several processes on one database file, woken by a real redis-server or, without it, by looking. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../api/audit/verify-audit.ts';
import { openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { type Line, listen } from '../../api/testing/listen.ts';
import { type Ask, jsonOf, makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import { findRedis, freePort, startRedis } from './redis-server.ts';
import { type PortalProcess, startPortal } from './start-portal.ts';

const WAIT = { timeout: 30_000 };
/** So seldom that nothing is found by looking while a test runs. */
const NEVER = '9999';
let folder: string;
let portals: PortalProcess[] = [];
let killRedis: (() => Promise<void>) | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'several-'));
});
afterAll(async () => {
  await killRedis?.();
  await Promise.all(portals.map((portal) => portal.kill()));
  await rm(folder, { recursive: true, force: true });
});

const report = async (ask: Ask, title: string): Promise<string> => {
  const answer = await sendReport(ask, 'mot', makeReportInput({ title }));
  if (answer.status !== 201) throw new Error(await answer.text());
  return (await jsonOf<Receipt>(answer)).id;
};
const idsOf = (line: Line) => line.events.filter(({ event }) => event.topic === 'reports').map(({ event }) => event.id);
/** Each report is told as received and as routed. */
const twice = (ids: string[]) => ids.flatMap((id) => [id, id]);

describe.skipIf(!findRedis())('several processes with Redis', () => {
  it('wakes the others at once, goes on by looking when Redis is gone, finds it again by itself, and loses or doubles nothing', {
    timeout: 180_000,
  }, async () => {
    const port = await freePort();
    const redis = findRedis() ?? '';
    killRedis = await startRedis(redis, port);
    const env = { REDIS_URL: `redis://127.0.0.1:${port}`, LOG_LEVEL: 'info', LIVE_POLL: NEVER };
    const here = join(folder, 'redis');
    // Migrations and packs first by one, then by two at once.
    const writer = await startPortal(here, { env });
    const [deaf, looking] = await Promise.all([startPortal(here, { env }), startPortal(here, { env: { ...env, LIVE_POLL: '1' } })]);
    portals = [writer, deaf, looking];
    const [a, b] = [await listen(deaf.port), await listen(looking.port)];
    const sent = [await report(writer.ask, 'Có Redis')];
    // Found by ringing: this one never looks.
    await expect.poll(() => idsOf(a), WAIT).toEqual(twice(sent));
    await expect.poll(() => idsOf(b), WAIT).toEqual(twice(sent));

    await killRedis();
    for (const portal of portals) await expect.poll(() => portal.said(), WAIT).toMatch(/Redis cannot be reached/);
    sent.push(await report(writer.ask, 'Không Redis'), await report(looking.ask, 'Không Redis, từ nơi khác'));
    await expect.poll(() => idsOf(b), WAIT).toEqual(twice(sent));
    expect(idsOf(a)).toEqual(twice(sent.slice(0, 1)));

    killRedis = await startRedis(redis, port);
    // Nobody rings again: hearing Redis come back is enough.
    await expect.poll(() => idsOf(a), WAIT).toEqual(twice(sent));
    for (const portal of portals) await expect.poll(() => portal.said(), WAIT).toMatch(/Redis is back/);
    sent.push(await report(writer.ask, 'Lại có Redis'));
    await expect.poll(() => idsOf(a), WAIT).toEqual(twice(sent));
    await expect.poll(() => idsOf(b), WAIT).toEqual(twice(sent));
    for (const { events } of [a, b]) expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(a.events).toEqual(b.events);
    for (const portal of portals) {
      expect(portal.said().match(/Redis cannot be reached/g)).toHaveLength(1);
      expect(portal.said().match(/Redis is back/g)).toHaveLength(1);
    }
    a.cut();
    b.cut();
  });
});

describe('two processes on one database file', () => {
  it('write at once without losing, doubling or refusing anything, in one order for every reader', { timeout: 180_000 }, async () => {
    const here = join(folder, 'two');
    // Both start on nothing: one migrates and loads, the other waits.
    const env = { LOG_LEVEL: 'error' };
    const both = await Promise.all([startPortal(here, { env }), startPortal(here, { env })]);
    portals.push(...both);
    const lines = await Promise.all(both.map(({ port }) => listen(port)));
    const WRITES = 60;
    const sent = await Promise.all(
      both.flatMap(({ ask }, n) => Array.from({ length: WRITES }, (_, i) => report(ask, `Báo cáo ${n} ${i}`))),
    );
    expect(both.map((portal) => portal.said())).toEqual(['', '']);
    expect(new Set(sent).size).toBe(WRITES * 2);
    for (const line of lines) await expect.poll(() => line.events.length, WAIT).toBe(sent.length * 4);
    // A case may have gone on between two looks, so the words may differ; what is told of, and in which order, may not.
    const told = lines.map((line) => line.events.map(({ id, event }) => `${id} ${event.topic} ${event.id}`));
    expect(told[0]).toEqual(told[1]);
    expect(new Set(told[0]).size).toBe(sent.length * 4);
    const db = await openDatabase(`file:${here}/portal.db`);
    try {
      expect((await verifyAudit(db.client)).broken).toBeNull();
    } finally {
      await db.close();
    }
  });
});
