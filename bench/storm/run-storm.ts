import { fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CaseList } from '../../api/features/cases/contract.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { makePhoto, makeReportInput, sendReport, solveProof } from '../../api/testing/send-report.ts';
import type { PortalProcess } from '../../tests/faults/start-portal.ts';
import { readStorm } from './read-storm.ts';
import { openLine } from './sse-line.ts';
import { memoryOf, signInOperators, stormPortal } from './storm-portal.ts';

export interface StormOptions {
  reports: number;
  seconds: number;
  operators: number;
  viewers: number;
}
export interface StormFigures {
  /** Answers by status; 599: the line broke. */
  statuses: Record<string, number>;
  /** Milliseconds from sending to the acknowledgement, ascending; with photo apart. */
  acknowledged: number[];
  withPhoto: number[];
  /** Milliseconds from the acknowledgement to the last operator's screen, ascending; a report that an operator never heard of is missing. */
  delays: number[];
  /** Milliseconds of reading a page of the queue, ascending. */
  queue: number[];
  moves: number;
  conflicts: number;
  /** Requests of anybody whose line broke. */
  broken: number;
  /** Reports that were sent late because the generator could not keep up, and by how much at most, milliseconds. */
  behind: number;
  viewers: { least: number; most: number; megabytes: number; ended: number };
  /** Operators' lines that the server ended. */
  dropped: number;
  /** Megabytes of the portal, once a second at least. */
  memory: number[];
  readBack: Awaited<ReturnType<typeof readStorm>>;
}

const VIEWERS = fileURLToPath(new URL('viewers.ts', import.meta.url));
const ascending = (numbers: number[]) => numbers.sort((a, b) => a - b);
const address = (n: number) => `100.${64 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`;
/** One in so many has a photo. */
const PHOTO_EACH = 20;

/** A storm of reports beside operators and viewers, all on this machine; every acknowledged report is read back in the end. */
export async function runStorm(options: StormOptions): Promise<StormFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'storm-'));
  const portal = await stormPortal(folder);
  try {
    return await storm(portal, folder, options);
  } finally {
    await portal.stop();
    if (!process.env.STORM_PROFILE) await rm(folder, { recursive: true, force: true });
    else console.log(`The profile lies in ${folder}.`);
  }
}

async function storm(portal: PortalProcess, folder: string, { reports, seconds, operators, viewers }: StormOptions): Promise<StormFigures> {
  const { port } = portal;
  /** A line that breaks is an answer too: the storm goes on and it is counted. */
  const ask: PortalProcess['ask'] = async (path, init) => {
    try {
      return await portal.ask(path, init);
    } catch {
      broken += 1;
      return new Response('{"title":"the line broke"}', { status: 599 });
    }
  };
  let broken = 0;
  const base = `http://127.0.0.1:${port}`;
  const cookies = await signInOperators(portal, folder, operators);
  const photos = await Promise.all(Array.from({ length: 5 }, (_, n) => makePhoto(1200 + n, 900)));
  // Solved beforehand; a challenge is good for twenty minutes.
  const proofs: string[] = [];
  while (proofs.length < reports)
    proofs.push(...(await Promise.all(Array.from({ length: Math.min(16, reports - proofs.length) }, () => solveProof(ask, 'mot')))));
  const crowd = fork(VIEWERS, [`${base}/api/live?city=mot&topics=reports`, String(viewers)]);
  await once(crowd, 'message');

  const acknowledgedAt = new Map<string, number>();
  const heard = new Map<string, { times: number; last: number }>();
  const lines = await Promise.all(
    cookies.map((cookie) => {
      const mine = new Set<string>();
      const onCase = (id: string) => {
        // What an operator hears first of a report puts it on the screen.
        if (mine.has(id)) return;
        mine.add(id);
        const before = heard.get(id);
        heard.set(id, { times: (before?.times ?? 0) + 1, last: performance.now() });
      };
      return openLine(`${base}/api/live?city=mot&topics=reports,cases`, { cookie, onCase });
    }),
  );
  const figures = {
    statuses: {} as Record<string, number>,
    acknowledged: [] as number[],
    withPhoto: [] as number[],
    queue: [] as number[],
  };
  const sent: { title: string; photo: string | null; receipt: Receipt }[] = [];
  let [behind, moves, conflicts, going] = [0, 0, 0, true];
  const memory: number[] = [];
  const watching = (async () => {
    while (going) {
      memory.push(await memoryOf(portal.pid));
      await wait(Math.min(1000, (seconds * 1000) / 8));
    }
  })();
  const operating = cookies.map(async (cookie, n) => {
    await wait((n / operators) * 5000 * Math.min(1, seconds / 10));
    while (going) {
      const from = performance.now();
      const answer = await ask('/api/cities/mot/cases?open=yes&sort=new&limit=50', { headers: { cookie } });
      const cases = answer.status === 200 ? CaseList.parse(await answer.json()).cases : [];
      figures.queue.push(performance.now() - from);
      const one = cases[Math.floor(Math.random() * cases.length)];
      if (one) {
        const moved = await ask(`/api/cities/mot/cases/${one.id}/moves`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          body: JSON.stringify({ version: one.version, to: 'forwarded', agencyId: one.agencyId === 'works' ? 'office' : 'works' }),
        });
        if (moved.status === 200) moves += 1;
        else if (moved.status === 409) conflicts += 1;
        else if (moved.status !== 599) throw new Error(`a move was answered with ${moved.status}: ${await moved.text()}`);
      }
      await wait(Math.min(5000, (seconds * 1000) / 4));
    }
  });
  const begin = performance.now();
  const sending: Promise<void>[] = [];
  for (let n = 0; n < reports; n++) {
    const due = begin + (n / reports) * seconds * 1000;
    const ahead = due - performance.now();
    if (ahead > 1) await wait(ahead);
    else behind = Math.max(behind, -ahead);
    sending.push(one(n));
  }
  async function one(n: number): Promise<void> {
    const title = `Báo cáo trong bão số ${n}`;
    const photo = n % PHOTO_EACH === 0 ? photos[(n / PHOTO_EACH) % photos.length] : undefined;
    const position: [number, number] = [104.992 + ((n * 7919) % 1600) / 100_000, 20.992 + ((n * 104_729) % 1600) / 100_000];
    const from = performance.now();
    const answer = await sendReport(ask, 'mot', makeReportInput({ title, position }), {
      key: randomUUID(),
      proof: proofs[n] ?? '',
      photos: photo ? [{ bytes: photo, type: 'image/jpeg' }] : [],
      headers: { 'x-forwarded-for': address(n) },
    });
    figures.statuses[answer.status] = (figures.statuses[answer.status] ?? 0) + 1;
    if (answer.status !== 201) return void (await answer.arrayBuffer());
    const at = performance.now();
    const receipt = (await answer.json()) as Receipt;
    (photo ? figures.withPhoto : figures.acknowledged).push(at - from);
    acknowledgedAt.set(receipt.id, at);
    sent.push({ title, photo: photo ? createHash('sha256').update(photo).digest('hex') : null, receipt });
  }
  await Promise.all(sending);
  // What is on its way to the screens, at most for so long.
  for (const until = performance.now() + 30_000; performance.now() < until; await wait(50))
    if ([...acknowledgedAt.keys()].every((id) => heard.get(id)?.times === operators)) break;
  await wait(1500);
  going = false;
  await Promise.all([watching, ...operating]);
  const delays = [...acknowledgedAt].flatMap(([id, at]) => {
    const told = heard.get(id);
    // Some screens are quicker than the acknowledgement.
    return told?.times === operators ? [Math.max(0, told.last - at)] : [];
  });
  const answer = once(crowd, 'message');
  crowd.send('stop');
  const [viewed] = (await answer) as [StormFigures['viewers']];
  const dropped = lines.filter(({ ended }) => ended).length;
  for (const line of lines) line.cut();
  await portal.stop();
  const readBack = await readStorm(folder, sent);
  for (const list of [figures.acknowledged, figures.withPhoto, figures.queue, delays]) ascending(list);
  return { ...figures, delays, moves, conflicts, broken, behind, viewers: viewed, dropped, memory, readBack };
}
