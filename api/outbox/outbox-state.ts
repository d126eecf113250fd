import type { AppContext } from '../http/context.ts';
import type { OutboxChannel } from './put-item.ts';

/** Waiting for so long means that something is wrong, milliseconds. */
const LATE = 3_600_000;
/** Days after which what was sent or given up is forgotten. */
export const KEEP_DAYS = 14;
const DAY = 86_400_000;

export interface ChannelState {
  waiting: number;
  /** Of those, waiting for more than an hour. */
  late: number;
  /** Within the last 14 days. */
  givenUp: number;
}

/** How the outbox is doing: numbers only. */
export async function outboxState({ db, now }: Pick<AppContext, 'db' | 'now'>): Promise<Record<OutboxChannel, ChannelState>> {
  const { rows } = await db.client.execute({
    sql: `SELECT channel, sum(state = 'waiting') AS waiting, sum(state = 'waiting' AND made_at < ?) AS late, sum(state = 'given-up') AS given_up
      FROM outbox WHERE state <> 'sent' GROUP BY channel`,
    args: [now().getTime() - LATE],
  });
  const of = (channel: OutboxChannel): ChannelState => {
    const row = rows.find((one) => one.channel === channel);
    return { waiting: Number(row?.waiting ?? 0), late: Number(row?.late ?? 0), givenUp: Number(row?.given_up ?? 0) };
  };
  return { mail: of('mail'), push: of('push') };
}

/** Forgets what is over, and says in the log when something waits for too long. */
export async function sweepOutbox({ db, log, now }: Pick<AppContext, 'db' | 'log' | 'now'>): Promise<void> {
  const args = [now().getTime() - KEEP_DAYS * DAY];
  const old = `state <> 'waiting' AND ended_at < ?`;
  const { rows } = await db.client.execute({ sql: `SELECT 1 FROM outbox WHERE ${old} LIMIT 1`, args });
  if (rows.length > 0) await db.write((client) => client.execute({ sql: `DELETE FROM outbox WHERE ${old}`, args }));
  for (const [channel, state] of Object.entries(await outboxState({ db, now })))
    if (state.late > 0) log.warn({ channel, ...state }, 'the outbox does not empty');
}
