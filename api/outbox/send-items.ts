import type { AppContext } from '../http/context.ts';
import type { OutboxChannel } from './put-item.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** Taken at once; should the process die, at most so many are sent twice. */
const TAKEN = 8;
/** Rounds of one turn, so that a long queue does not hold up the end of the process. */
const ROUNDS = 20;
/** Longer than the slowest attempt, after which another process may take it. */
const LEASE = 300 * SECOND;
const FIRST_PAUSE = 60 * SECOND;
const LONGEST_PAUSE = 6 * HOUR;
/** What could not be sent for so long is given up. */
export const GIVE_UP_AFTER = 72 * HOUR;

/** Something to be sent, as its sender gets it. */
export interface SentItem {
  id: string;
  kind: string;
  ref: string | null;
  /** As it was put in. */
  content: unknown;
  madeAt: Date;
}

/**
 * What became of an attempt. `later`: again after a pause; `line`: as well, and the rest waits too, for nobody answers; `never`: it is given up.
 * `fault` is a code without names or addresses. `retryAt` is not undercut (milliseconds since 1970).
 */
export type Outcome = 'sent' | { fault: string; again: 'later' | 'line' | 'never'; retryAt?: number };
export type Sender = (item: SentItem) => Promise<Outcome>;

type Parts = Pick<AppContext, 'db' | 'log' | 'now'>;

/** The pause after so many attempts: one minute, two, four ... six hours. Milliseconds. */
export const pauseAfter = (attempts: number): number => Math.min(FIRST_PAUSE * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE);

/**
 * Sends what is due in a channel. Each is taken on a lease, sent, then marked: a process that dies in between sends it again when the lease is over
 * (at least once; its id stays the same, so that a recipient can tell). @returns how many were sent
 */
export async function sendItems(parts: Parts, channel: OutboxChannel, send: Sender): Promise<number> {
  let sent = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const taken = await takeItems(parts, channel);
    if (taken.items.length === 0) break;
    const outcomes = await Promise.all(
      taken.items.map((item) => send(item.parsed).catch((): Outcome => ({ fault: 'unexpected', again: 'later' }))),
    );
    await markItems(parts, channel, taken, outcomes);
    sent += outcomes.filter((outcome) => outcome === 'sent').length;
    if (outcomes.some((outcome) => outcome !== 'sent' && outcome.again === 'line')) break;
  }
  return sent;
}

interface Taken {
  until: number;
  items: { parsed: SentItem; attempts: number }[];
}

async function takeItems({ db, now }: Parts, channel: OutboxChannel): Promise<Taken> {
  const at = now().getTime();
  const until = at + LEASE;
  const due = `SELECT seq FROM outbox WHERE channel = ? AND state = 'waiting' AND due_at <= ? AND leased_until <= ? ORDER BY due_at, seq LIMIT ${TAKEN}`;
  // Looked up before it is written: a write, even of nothing, empties the caches of answers.
  const { rows: some } = await db.client.execute({ sql: due, args: [channel, at, at] });
  if (some.length === 0) return { until, items: [] };
  const { rows } = await db.write((client) =>
    client.execute({
      sql: `UPDATE outbox SET attempts = attempts + 1, leased_until = ? WHERE seq IN (${due}) RETURNING id, kind, ref, content, made_at, attempts`,
      args: [until, channel, at, at],
    }),
  );
  const items = rows.map((row) => ({
    parsed: {
      id: String(row.id),
      kind: String(row.kind),
      ref: row.ref === null ? null : String(row.ref),
      content: JSON.parse(String(row.content)) as unknown,
      madeAt: new Date(Number(row.made_at)),
    },
    attempts: Number(row.attempts),
  }));
  return { until, items };
}

async function markItems({ db, log, now }: Parts, channel: OutboxChannel, { until, items }: Taken, outcomes: Outcome[]): Promise<void> {
  const at = now().getTime();
  const marks = items.map(({ parsed: { id, kind, ref, madeAt }, attempts }, i) => {
    const outcome = outcomes[i] ?? { fault: 'unexpected', again: 'later' };
    // Whoever lost the lease meanwhile no longer decides.
    const mine = { id, until };
    if (outcome === 'sent') return { ...mine, state: 'sent', fault: null, due: at };
    const { fault, again, retryAt = 0 } = outcome;
    const facts = { channel, id, kind, ref, attempts, fault };
    const over = again === 'never' || at - madeAt.getTime() > GIVE_UP_AFTER;
    if (over) log.warn(facts, 'given up sending');
    else log.info(facts, 'could not be sent, will be tried again');
    return over
      ? { ...mine, state: 'given-up', fault, due: at }
      : { ...mine, state: 'waiting', fault, due: Math.max(at + pauseAfter(attempts), retryAt) };
  });
  await db.transact(async (tx) => {
    for (const { id, until: lease, state, fault, due } of marks)
      await tx.execute({
        sql: `UPDATE outbox SET state = ?1, fault = ?2, due_at = ?3, leased_until = 0,
          content = CASE ?1 WHEN 'waiting' THEN content END, ended_at = CASE ?1 WHEN 'waiting' THEN NULL ELSE ?4 END
          WHERE id = ?5 AND leased_until = ?6`,
        args: [state, fault, due, at, id, lease],
      });
  });
}
