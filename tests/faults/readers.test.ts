/** Readers of the live stream over real sockets of a real process: cut, resumed, slow. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../api/db/database.ts';
import { appendEvent } from '../../api/live/append-event.ts';
import { type Line, listen } from '../../api/testing/listen.ts';
import { makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import { type PortalProcess, START, startPortal } from './start-portal.ts';

const READERS = 500;
/** Each is received and routed: two places in the log, each with an event of either topic. */
const REPORTS = 60;
const HOW = { timeout: 240_000, interval: 100 };

let folder: string;
let portal: PortalProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readers-'));
  portal = await startPortal(folder);
}, START);
afterAll(async () => {
  await portal.kill();
  await rm(folder, { recursive: true, force: true });
});

async function lastPlace(): Promise<number> {
  const db = await openDatabase(`file:${folder}/portal.db`);
  const { rows } = await db.client.execute('SELECT max(seq) AS seq FROM report_event');
  await db.close();
  return Number(rows[0]?.seq ?? 0);
}
const write = async () => {
  const answer = await sendReport(portal.ask, 'mot', makeReportInput());
  expect(answer.status).toBe(201);
};
const places = (from: number, count: number) => Array.from({ length: count }, (_, i) => [`${from + 1 + i}.0`, `${from + 1 + i}.1`]).flat();

it(`loses and doubles nothing for ${READERS} readers cut and resumed while reports are written`, { timeout: 300_000 }, async () => {
  await write();
  const from = await lastPlace();
  let writing = true;
  let cuts = 0;
  const writer = async () => {
    for (let n = 0; n < REPORTS; n++) {
      await write();
      await wait(20);
    }
    writing = false;
  };
  const reader = async () => {
    const ids: string[] = [];
    let lastId = `${from}.1`;
    let calm = 0;
    while (calm < 1) {
      if (!writing) calm += 1;
      const line = await listen(portal.port, { lastId });
      const whole = () => ids.length + line.events.length >= REPORTS * 4;
      const until = performance.now() + (calm ? HOW.timeout : 100 + Math.random() * 2000);
      while (performance.now() < until && line.open && !whole()) await wait(20 + Math.random() * 30);
      // What arrives after the cut is not counted, as with a real client.
      const got = line.events.splice(0);
      line.cut();
      cuts += 1;
      ids.push(...got.map(({ id }) => id));
      lastId = got.at(-1)?.id ?? lastId;
      if (ids.length >= REPORTS * 4) break;
    }
    return ids;
  };
  const [, ...heard] = await Promise.all([writer(), ...Array.from({ length: READERS }, reader)]);
  const expected = places(from, REPORTS * 2).join();
  expect(heard.filter((ids) => ids.join() !== expected)).toEqual([]);
  expect(heard).toHaveLength(READERS);
  // They really were cut on the way.
  expect(cuts).toBeGreaterThan(READERS * 2);
});

it('drops a reader that does not keep up, holds up nobody else, and lets it catch up', { timeout: 300_000 }, async () => {
  await write();
  const from = await lastPlace();
  // Some fifteen megabytes of events: more than the sockets of both sides and the megabyte that waits for a reader.
  const ENTRIES = 12_000;
  // Less than that megabyte: who reads all of it before more is written keeps up, however busy the machine.
  const AT_ONCE = 500;
  const [slow, quick] = await Promise.all([listen(portal.port), listen(portal.port)]);
  slow.pause();
  const db = await openDatabase(`file:${folder}/portal.db`);
  try {
    const { rows } = await db.client.execute('SELECT id FROM report_case ORDER BY report DESC LIMIT 1');
    const report = String(rows[0]?.id);
    for (let written = 0; written < ENTRIES; written += AT_ONCE) {
      await db.transact(async (tx) => {
        for (let n = 0; n < AT_ONCE; n++)
          await appendEvent(tx, { city: 'mot', report, at: new Date(), kind: 'edited', actor: null, visibility: 'staff' });
      });
      await expect.poll(() => quick.events.length, HOW).toBe(places(from, written + AT_ONCE).length);
    }
  } finally {
    await db.close();
  }
  const expected = places(from, ENTRIES);
  await expect.poll(() => quick.events.length, HOW).toBe(expected.length);
  expect(quick.events.map(({ id }) => id)).toEqual(expected);
  quick.cut();
  // The line was cut by the server; what had arrived is read, the rest is replayed.
  slow.resume();
  await expect.poll(() => slow.open, HOW).toBe(false);
  const got = slow.events.map(({ id }) => id);
  expect(got.length).toBeLessThan(expected.length);
  const again: Line = await listen(portal.port, { lastId: got.at(-1) ?? `${from}.1` });
  await expect.poll(() => got.length + again.events.length, HOW).toBe(expected.length);
  expect([...got, ...again.events.map(({ id }) => id)]).toEqual(expected);
  again.cut();
});
