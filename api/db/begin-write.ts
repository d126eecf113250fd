import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Transaction } from '@libsql/client';

/** Milliseconds that another process's lock is waited for. */
export const PATIENCE = 5000;

/** Whether SQLite refused because somebody else holds the file. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

/**
 * Begins a transaction that writes, when no other process does. The driver waits in the only thread of this process, so it is told to wait
 * for a moment only (`timeout`); between tries everybody else is served.
 * @param since when the waiting began, milliseconds since 1970
 * @throws the driver's SQLITE_BUSY when `PATIENCE` is over
 */
export async function beginWrite(client: Client, since: number): Promise<Transaction> {
  for (;;) {
    const tx = await client.transaction('deferred');
    try {
      // Not `transaction('write')`: a refused BEGIN would stay open as a statement of its connection, which then refuses every COMMIT.
      // What runs as a script is closed whatever becomes of it.
      await tx.executeMultiple('COMMIT; BEGIN IMMEDIATE');
      return tx;
    } catch (error) {
      tx.close();
      if (!isBusy(error) || Date.now() - since > PATIENCE) throw error;
      // By chance, so that processes that wait for each other do not meet again.
      await wait(5 + Math.random() * 20);
    }
  }
}
