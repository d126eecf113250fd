import { readFile } from 'node:fs/promises';
import { cookiesOf, makeUser, PASSWORD } from '../../api/auth/user.factory.ts';
import { openDatabase } from '../../api/db/database.ts';
import { type PortalProcess, startPortal } from '../../tests/faults/start-portal.ts';

/** Megabytes of memory that a process holds; NaN where the system does not say. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** A real portal behind one trusted proxy, whose proofs of work are cheap; STORM_PROFILE=1 writes a processor profile into `folder`. */
export const stormPortal = (folder: string): Promise<PortalProcess> =>
  startPortal(folder, {
    env: {
      TRUSTED_HOPS: '1',
      PROOF_COST: '1',
      REPORTS_PER_HOUR: '60',
      // One small city of one pack: a real one is many squares.
      REPORTS_PER_SQUARE: '999999',
      LOG_LEVEL: 'error',
      ...(process.env.STORM_PROFILE ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` } : {}),
    },
  });

/** Makes operators and signs them in over HTTP. @returns their cookies */
export async function signInOperators({ ask }: PortalProcess, folder: string, count: number): Promise<string[]> {
  const db = await openDatabase(`file:${folder}/portal.db`);
  try {
    const cookies: string[] = [];
    for (let n = 0; n < count; n++) {
      const email = `truc-ban-${n}@thu.example`;
      await makeUser({ db }, [{ role: 'ioc-operator', city: 'mot' }], { demo: true, email });
      const answer = await ask('/api/auth/sign-in', {
        method: 'POST',
        body: JSON.stringify({ email, password: PASSWORD }),
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.9.0.${n}` },
      });
      if (answer.status !== 200) throw new Error(`an operator could not sign in: ${answer.status}`);
      cookies.push(cookiesOf(answer));
    }
    return cookies;
  } finally {
    await db.close();
  }
}
