import { randomBytes } from 'node:crypto';
import type { Transaction } from '@libsql/client';

export type OutboxChannel = 'mail' | 'push';

export interface OutboxItem {
  channel: OutboxChannel;
  /** What it is for, as a word. */
  kind: string;
  /** Id of what it is about. Neither may hold personal data: both stand in logs. */
  ref?: string | undefined;
  /** Recipient and words, as JSON. */
  content: unknown;
}

/** Puts something into the outbox in the caller's transaction: it leaves if and only if that commits. @returns its id */
export async function putItem(tx: Pick<Transaction, 'execute'>, { channel, kind, ref, content }: OutboxItem, now: Date): Promise<string> {
  const id = randomBytes(15).toString('hex');
  await tx.execute({
    sql: 'INSERT INTO outbox (id, channel, kind, ref, content, made_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    args: [id, channel, kind, ref ?? null, JSON.stringify(content), now.getTime(), now.getTime()],
  });
  return id;
}
