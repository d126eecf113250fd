import { type Client, createClient, type Transaction } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';

/** One libSQL file of this process. Reads go to `client` or `orm`; every write passes `write`. */
export interface Database {
  client: Client;
  orm: LibSQLDatabase;
  /**
   * Runs one write after the other: two write transactions of one process fail with SQLITE_BUSY, or wait for each other for ever.
   * Await nothing but the database inside.
   */
  write<T>(work: (client: Client) => Promise<T>): Promise<T>;
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

/** Opens a database by URL (`file:/path`), in WAL mode. Another process's lock is waited for, five seconds at most. */
export async function openDatabase(url: string): Promise<Database> {
  const client = createClient({ url, timeout: 5000 });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute('PRAGMA synchronous = NORMAL');
  // 64 MB of pages instead of SQLite's 2 MB: a city's index and rows then stay in memory.
  await client.execute('PRAGMA cache_size = -65536');
  let generation = 0;
  let last: Promise<unknown> = Promise.resolve();
  const write: Database['write'] = (work) => {
    const mine = last.then(async () => {
      try {
        return await work(client);
      } finally {
        generation += 1;
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    client,
    orm: drizzle(client),
    write,
    transact: (work) =>
      write(async () => {
        const tx = await client.transaction('write');
        try {
          const result = await work(tx);
          await tx.commit();
          return result;
        } finally {
          // Undoes what was not committed; after a commit it does nothing.
          tx.close();
        }
      }),
    generation: () => generation,
    async close() {
      await last;
      client.close();
    },
  };
}
