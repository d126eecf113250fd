/** A real process whose clock jumps while it runs, by libfaketime. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookiesOf, makeUser, PASSWORD } from '../../api/auth/user.factory.ts';
import { type Database, openDatabase } from '../../api/db/database.ts';
import { CaseDetail } from '../../api/features/cases/contract.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { listen } from '../../api/testing/listen.ts';
import { jsonOf, makePhoto, makeReportInput, sendReport, solveProof, told } from '../../api/testing/send-report.ts';
import { makeSent, readBack, type Sent, send } from './read-back.ts';
import { type PortalProcess, START, startPortal } from './start-portal.ts';

function findFaketime(): string | undefined {
  const found = () => globSync('/usr/lib/*/faketime/libfaketime.so.1')[0];
  if (found() || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return found();
  console.log('Installing faketime with apt-get, for the test of a clock that jumps.');
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'faketime'], { stdio: 'ignore' });
  } catch (error) {
    console.error(`apt-get failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return found();
}

const library = findFaketime();
if (!library) console.log('The test of a clock that jumps was left out: it needs libfaketime.');
const WAIT = { timeout: 30_000 };

describe.skipIf(!library)('a clock that jumps', () => {
  let folder: string;
  let portal: PortalProcess;
  let db: Database;
  const sent: Sent[] = [];
  /** Sets the process's clock to so many hours from ours. */
  const jump = (hours: number) => writeFile(join(folder, 'clock'), `${hours < 0 ? '-' : '+'}${Math.abs(hours)}h\n`);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clock-'));
    await jump(0);
    const env = {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: join(folder, 'clock'),
      FAKETIME_NO_CACHE: '1',
      // Timers go by the steady clock, as on a machine whose clock is set.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
    };
    portal = await startPortal(folder, { env });
    db = await openDatabase(`file:${folder}/portal.db`);
  }, START);
  afterAll(async () => {
    await db.close();
    await portal.kill();
    await rm(folder, { recursive: true, force: true });
  });
  const report = async () => {
    const one = makeSent([]);
    sent.push(one);
    expect((await send(portal.ask, one)).status).toBe(201);
    return one.receipt as Receipt;
  };
  const dueOf = async ({ id }: Receipt) => {
    const answer = portal.ask(`/api/cities/mot/cases/${id}`, { headers: { 'x-as': 'operator' } });
    return CaseDetail.parse(await jsonOf(answer));
  };

  it('tells live readers everything in the order in which it was written, whatever the hour', { timeout: 120_000 }, async () => {
    const line = await listen(portal.port);
    const ids: string[] = [];
    for (const hours of [0, 30, -30, 24 * 40, -24 * 40, 0]) {
      await jump(hours);
      ids.push((await report()).id);
    }
    const heard = () => [...new Set(line.events.map(({ event }) => ('id' in event ? event.id : '')))];
    await expect.poll(heard, WAIT).toEqual(ids);
    await expect.poll(() => line.events.filter(({ event }) => 'id' in event && event.id === ids.at(-1)).length, WAIT).toBe(4);
    const seqs = line.events.map(({ id }) => Number(id));
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    const again = await listen(portal.port, { lastId: line.events[3]?.id ?? '' });
    await expect.poll(() => again.events.map(({ id }) => id), WAIT).toEqual(line.events.slice(4).map(({ id }) => id));
    line.cut();
    again.cut();
  });

  it('keeps due dates: counted from the clock at receipt, not moved by what the clock does later', { timeout: 120_000 }, async () => {
    await jump(0);
    const receipt = await report();
    const before = await dueOf(receipt);
    expect(Date.parse(before.dueAt)).toBeGreaterThan(Date.parse(before.receivedAt));
    expect(before.late).toBe(false);
    await jump(24 * 60);
    expect(await dueOf(receipt)).toMatchObject({ dueAt: before.dueAt, receivedAt: before.receivedAt, late: true });
    await jump(-24 * 60);
    expect(await dueOf(receipt)).toMatchObject({ dueAt: before.dueAt, late: false });
    await jump(0);
    // The same key gives the same receipt, with the same day.
    expect((await send(portal.ask, sent.at(-1) as Sent)).status).toBe(200);
  });

  it('takes a proof made before the clock went back, refuses one that is over, and none twice', { timeout: 120_000 }, async () => {
    await jump(0);
    const [one, two] = [await solveProof(portal.ask, 'mot'), await solveProof(portal.ask, 'mot')];
    await jump(-2);
    const title = 'Giờ lùi';
    const mine = makeSent([]);
    const first = await sendReport(portal.ask, 'mot', makeReportInput({ title }), { key: mine.key, proof: one });
    expect(first.status).toBe(201);
    sent.push({ ...mine, title, receipt: (await first.json()) as Receipt });
    expect(await told(await sendReport(portal.ask, 'mot', makeReportInput(), { proof: one }))).toBe('403 proof-missing');
    await jump(2);
    expect(await told(await sendReport(portal.ask, 'mot', makeReportInput(), { proof: two }))).toBe('403 proof-missing');
    // Whoever is refused asks for another challenge, as the form does.
    await report();
    await jump(0);
    await report();
  });

  it('keeps who is signed in when the clock goes back; a jump past the session’s end asks to sign in again, which works', {
    timeout: 120_000,
  }, async () => {
    await jump(0);
    const { email } = await makeUser({ db }, [{ role: 'planner', city: 'mot' }]);
    const post = (path: string, body: unknown) =>
      portal.ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      });
    const signIn = async () => cookiesOf(await post('/api/auth/sign-in', { email, password: PASSWORD }));
    const me = async (cookie: string) =>
      (await jsonOf<{ me: { email: string } | null }>(portal.ask('/api/me', { headers: { cookie } }))).me?.email;
    const cookie = await signIn();
    expect(await me(cookie)).toBe(email);
    await jump(-48);
    expect(await me(cookie)).toBe(email);
    await jump(24 * 30);
    expect(await me(cookie)).toBeUndefined();
    expect(await me(await signIn())).toBe(email);
    await jump(0);
    expect(await me(await signIn())).toBe(email);
  });

  it('has lost nothing in the end', { timeout: 120_000 }, async () => {
    const last = makeSent([await makePhoto()]);
    sent.push(last);
    expect((await send(portal.ask, last)).status).toBe(201);
    await portal.kill();
    await readBack(folder, sent);
  });
});
