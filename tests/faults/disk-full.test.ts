import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { mkdtemp, rm, stat, statfs, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { Problem } from '../../api/http/contract.ts';
import { makePhoto } from '../../api/testing/send-report.ts';
import { makeSent, readBack, type Sent, send } from './read-back.ts';
import { type PortalProcess, START, startPortal } from './start-portal.ts';

let photo: Buffer;
let portal: PortalProcess | undefined;
let folder: string | undefined;
let mounted: string | undefined;
beforeAll(async () => {
  photo = await makePhoto(700, 500);
}, START);
afterEach(async () => {
  await portal?.kill();
  if (mounted) unmount(mounted);
  mounted = undefined;
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Puts a small disk of its own under a folder: for root on Linux, where the machine lets us. */
const mount = (path: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', path], { stdio: 'ignore' });
const unmount = (path: string) => execFileSync('umount', ['-l', path]);
function mayMount(): boolean {
  const tried = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    mount(tried);
    unmount(tried);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(tried);
  }
}

/** What was not acknowledged is told so, in a sentence, with the time to come again. */
async function refused(answer: Response): Promise<void> {
  expect(answer.status).toBe(507);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const problem = Problem.parse(await answer.json());
  expect([problem.code, problem.detail]).toEqual(['no-room', expect.stringMatching(/no room .*Nothing was written/)]);
}

/** A command that runs another one, none of whose files may grow beyond so many bytes; POSIX counts them in blocks of 512. */
const limitedTo = (bytes: number) => ['sh', '-c', `ulimit -f ${Math.ceil(bytes / 512)} && exec "$0" "$@"`];

/** Sends reports with photos until some were refused. */
async function fill(all: Sent[]): Promise<void> {
  for (let refusals = 0; refusals < 3; ) {
    expect(all.length).toBeLessThan(400);
    const report = makeSent([photo, photo]);
    all.push(report);
    const answer = await send((portal as PortalProcess).ask, report);
    if (report.receipt) continue;
    refusals += 1;
    await refused(answer);
  }
}

async function again(all: Sent[]): Promise<void> {
  const { ask } = portal as PortalProcess;
  // What is there can be read meanwhile.
  expect((await ask('/api/cities/mot/reports')).status).toBe(200);
  const waiting = all.filter(({ receipt }) => !receipt);
  expect(waiting.length).toBeGreaterThan(2);
  expect(all.length - waiting.length).toBeGreaterThan(2);
}

// Who may not mount has the test below: there the system refuses a file in place of the disk.
it.runIf(mayMount())(
  'a full disk refuses with a sentence, keeps nothing half, and goes on when there is room',
  { timeout: 240_000 },
  async () => {
    folder = await mkdtemp(join(tmpdir(), 'full-'));
    mount(folder);
    mounted = folder;
    portal = await startPortal(folder);
    const all: Sent[] = [];
    for (let n = 0; n < 4; n++) {
      all.push(makeSent([photo]));
      await send(portal.ask, all.at(-1) as Sent);
    }
    // A file of somebody else takes the room.
    const { bavail, bsize } = await statfs(folder);
    const ballast = join(folder, 'ballast');
    await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - (1 << 20))));
    await fill(all);
    await again(all);
    await truncate(ballast, 0);
    for (const report of all) if (!report.receipt) expect((await send(portal.ask, report)).status).toBe(201);
    await portal.kill();
    await readBack(folder, all);
  },
);

it('a file that may not grow any more is the same: refused, nothing half, whole after a start with room', {
  timeout: 240_000,
}, async () => {
  folder = await mkdtemp(join(tmpdir(), 'fsize-'));
  // Migrated without a limit; then no file may grow to much more than the largest is.
  portal = await startPortal(folder);
  await portal.kill();
  const sizes = await Promise.all(['portal.db', 'portal.db-wal'].map(async (name) => (await stat(join(folder as string, name))).size));
  portal = await startPortal(folder, { under: limitedTo(Math.max(...sizes) + (3 << 18)) });
  const all: Sent[] = [];
  const reports = async () => {
    for (let refusals = 0; refusals < 3; ) {
      expect(all.length).toBeLessThan(400);
      const report = makeSent(all.length % 10 ? [] : [photo]);
      all.push(report);
      const answer = await send((portal as PortalProcess).ask, report);
      if (report.receipt) continue;
      refusals += 1;
      await refused(answer);
    }
  };
  await reports();
  await again(all);
  await portal.kill();
  portal = await startPortal(folder);
  for (const report of all) if (!report.receipt) expect((await send(portal.ask, report)).status).toBe(201);
  await portal.kill();
  await readBack(folder, all);
});
