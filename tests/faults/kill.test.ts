import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePhoto } from '../../api/testing/send-report.ts';
import { makeSent, readBack, type Sent, send } from './read-back.ts';
import { type PortalProcess, START, startPortal } from './start-portal.ts';

/** Kills in CI; more by hand with KILLS. */
const KILLS = Number(process.env.KILLS ?? 20);
const SENDERS = 4;

let folder: string;
let photos: Buffer[];
let portal: PortalProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
  photos = await Promise.all(Array.from({ length: 12 }, (_, i) => makePhoto(300 + i, 200)));
}, START);
afterAll(async () => {
  await portal?.kill();
  await rm(folder, { recursive: true, force: true });
});

let made = 0;
const next = () => makeSent(photos.slice(++made % 10, (made % 10) + 1 + (made % 2)));
const acknowledged = async (...given: Parameters<typeof send>) => expect([200, 201]).toContain((await send(...given)).status);

it(`loses nothing that was acknowledged and leaves nothing half when it is killed ${KILLS} times`, {
  timeout: 60_000 + KILLS * 30_000,
}, async () => {
  const all: Sent[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    portal = await startPortal(folder);
    const { ask } = portal;
    // What was under way when the line broke is sent again with its key, as the form does; some that had arrived as well.
    const again = [...all.filter((one) => !one.receipt), ...all.slice(-2)];
    await Promise.all(again.map((one) => acknowledged(ask, one)));
    let dead = false;
    const senders = Array.from({ length: SENDERS }, async () => {
      while (!dead) {
        const report = next();
        all.push(report);
        await acknowledged(ask, report).catch((error) => {
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
  await Promise.all(all.filter((one) => !one.receipt).map((one) => acknowledged(ask, one)));
  await portal.kill();
  await readBack(folder, all);
  // Several were in flight at each kill.
  expect(all.length).toBeGreaterThan(KILLS * SENDERS);
});
