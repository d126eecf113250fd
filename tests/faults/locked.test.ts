import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../api/db/database.ts';
import { Problem } from '../../api/http/contract.ts';
import { makePhoto } from '../../api/testing/send-report.ts';
import { makeSent, readBack, send } from './read-back.ts';
import { type PortalProcess, START, startPortal } from './start-portal.ts';

let folder: string;
let portal: PortalProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locked-'));
  portal = await startPortal(folder);
}, START);
afterAll(async () => {
  await portal.kill();
  await rm(folder, { recursive: true, force: true });
});

it('a database that another process holds for too long: told to come again, readers served meanwhile, one report in the end', {
  timeout: 180_000,
}, async () => {
  const photo = await makePhoto();
  const all = Array.from({ length: 5 }, () => makeSent([photo]));
  const other = await openDatabase(`file:${folder}/portal.db`);
  const order: string[] = [];
  await other.transact(async (tx) => {
    await tx.execute('DELETE FROM used_proof WHERE 0');
    const refusals = all.map(async (report) => {
      const answer = await send(portal.ask, report);
      order.push('write');
      return answer;
    });
    for (let n = 0; n < 20; n++) {
      expect((await portal.ask('/api/cities/mot/reports')).status).toBe(200);
      order.push('read');
    }
    for (const answer of await Promise.all(refusals)) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Problem.parse(await answer.json())).toMatchObject({ code: 'busy', detail: expect.stringMatching(/Nothing was written/) });
    }
  });
  // The process was not asleep while it waited: all reads were answered before the first write was given up.
  expect(order.slice(0, 20)).toEqual(Array(20).fill('read'));
  // A lock that ends in time is not noticed.
  const patient = makeSent([]);
  await other.transact(async (tx) => {
    await tx.execute('DELETE FROM used_proof WHERE 0');
    const sent = send(portal.ask, patient);
    await new Promise((done) => setTimeout(done, 1000));
    return { sent };
  });
  await expect.poll(() => send(portal.ask, patient).then(({ status }) => status)).toBe(200);
  for (const report of all) expect((await send(portal.ask, report)).status).toBe(201);
  for (const report of all) expect((await send(portal.ask, report)).status).toBe(200);
  await other.close();
  await portal.kill();
  await readBack(folder, [...all, patient]);
});
