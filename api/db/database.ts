import { setTimeout as wait } from 'node:timers/promises';
import { type Client, createClient, type InStatement, type ResultSet, type Transaction } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { beginWrite, isBusy, PATIENCE } from './begin-write.ts';

/** Connections of the pool: one for the write under way, the others for what reads meanwhile. */
const CONNECTIONS = 4;
/** Milliseconds that the driver waits for a lock, while nothing else runs; what is still locked then is tried again, see `beginWrite`. */
const MOMENT = 25;

/** Writes that share one commit at most. */
const TOGETHER = 32;

/** What a write of one step may call; each is whole or not at all. */
export interface Writer {
  execute(statement: InStatement): Promise<ResultSet>;
  batch(statements: InStatement[], mode?: 'write'): Promise<ResultSet[]>;
  executeMultiple(sql: string): Promise<void>;
}

/** A write of several steps that waits for its turn. */
interface Pending {
  work(tx: Transaction): Promise<unknown>;
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** One libSQL file of this process. Reads go to `client` or `orm`; every write passes `write` or `transact`. */
export interface Database {
  client: Client;
  orm: LibSQLDatabase;
  /**
   * Runs one write after the other: two write transactions of one process fail with SQLITE_BUSY, or wait for each other for ever.
   * Await nothing but the database inside.
   */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /**
   * A write of several steps, whole or not at all; it has the database to itself. Await nothing but the database inside.
   * @throws what `work` throws, after everything was undone
   */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Grows with every write; what was computed before is stale. */
  generation(): number;
  /** Ends after the writes under way. */
  close(): Promise<void>;
}

/** The mode is kept in the file; the first process sets it, and others that start meanwhile wait. */
async function enterWal(client: Client): Promise<void> {
  for (const since = Date.now(); ; await wait(10)) {
    try {
      return await client.executeMultiple('PRAGMA journal_mode = WAL');
    } catch (error) {
      if (!isBusy(error) || Date.now() - since > PATIENCE) throw error;
    }
  }
}

/** Settings hold for a connection, so every connection of the pool is given them once. */
async function setConnections(client: Client): Promise<void> {
  const held: Transaction[] = [];
  try {
    for (let n = 0; n < CONNECTIONS; n++) {
      // What was acknowledged is on the disk, also when the power goes.
      await client.execute('PRAGMA synchronous = FULL');
      // 64 MB of pages instead of SQLite's 2 MB: a city's index and rows then stay in memory.
      await client.execute('PRAGMA cache_size = -65536');
      held.push(await client.transaction('deferred'));
    }
  } finally {
    for (const tx of held) tx.close();
  }
}

/** Opens a database by URL (`file:/path`), in WAL mode. Another process's lock is waited for, five seconds at most. */
export async function openDatabase(url: string): Promise<Database> {
  const client = createClient({ url, timeout: MOMENT, concurrency: CONNECTIONS });
  await enterWal(client);
  await setConnections(client);
  let generation = 0;
  let last: Promise<unknown> = Promise.resolve();
  const queued = <T>(work: (begin: () => Promise<Transaction>) => Promise<T>): Promise<T> => {
    const since = Date.now();
    const mine = last.then(async () => {
      try {
        // Who waited behind others that were refused is not made to wait as long again.
        return await work(() => beginWrite(client, since));
      } finally {
        generation += 1;
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  const waiting: Pending[] = [];
  const nextGroup = () => void queued((begin) => group(begin)).catch(() => undefined);
  /** Commits what waits together, because a commit waits for the disk: each is whole or undone by itself, none is told of before all are kept. */
  const group = async (begin: () => Promise<Transaction>): Promise<void> => {
    const mine = waiting.splice(0, TOGETHER);
    if (waiting.length > 0) nextGroup();
    let tx: Transaction | undefined;
    const tell: (() => void)[] = [];
    try {
      tx = await begin();
      for (const { work, resolve, reject } of mine) {
        await tx.execute('SAVEPOINT piece');
        try {
          const result = await work(tx);
          await tx.execute('RELEASE piece');
          tell.push(() => resolve(result));
        } catch (error) {
          tell.push(() => reject(error));
          // A full disk undoes the whole group; then there is no such savepoint any more.
          await tx.executeMultiple('ROLLBACK TO piece; RELEASE piece').catch(() => Promise.reject(error));
        }
      }
      await tx.commit();
      generation += 1;
      for (const one of tell) one();
    } catch (error) {
      for (const { reject } of mine) reject(error);
    } finally {
      tx?.close();
    }
  };
  const whole = async <T>(begin: () => Promise<Transaction>, work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const tx = await begin();
    try {
      const result = await work(tx);
      await tx.commit();
      return result;
    } finally {
      // Undoes what was not committed; after a commit it does nothing.
      tx.close();
    }
  };
  return {
    client,
    orm: drizzle(client),
    write: (work) =>
      queued((begin) =>
        work({
          execute: (statement) => whole(begin, (tx) => tx.execute(statement)),
          batch: (statements) => whole(begin, (tx) => tx.batch(statements)),
          executeMultiple: (sql) => whole(begin, (tx) => tx.executeMultiple(sql)),
        }),
      ),
    transact: <T>(work: (tx: Transaction) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
        if (waiting.length === 1) nextGroup();
      }),
    generation: () => generation,
    async close() {
      await last;
      client.close();
    },
  };
}
