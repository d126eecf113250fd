import type { Client, InArgs, InStatement } from '@libsql/client';
import type { Database } from '../db/database.ts';

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : String((statement as { sql?: unknown } | undefined)?.sql ?? '');

/**
 * The database as a library may have it that knows nothing of our queue: what reads goes straight, any other statement waits its turn.
 * Transactions are refused, because the library would hold one open while it awaits other things.
 */
export function queuedClient(db: Database): Client {
  const execute = (statement: InStatement, args?: InArgs) => {
    const whole = args === undefined ? statement : { sql: textOf(statement), args };
    return /^\s*select\b/i.test(textOf(statement)) ? db.client.execute(whole) : db.write((turn) => turn.execute(whole));
  };
  return new Proxy(db.client, {
    get(client, name) {
      if (name === 'execute') return execute;
      if (name === 'batch') return (statements: InStatement[]) => db.write((turn) => turn.batch(statements));
      if (name === 'transaction' || name === 'executeMultiple' || name === 'migrate')
        return () => Promise.reject(new Error(`“${String(name)}” would pass by the queue of writes; use db.transact.`));
      const value: unknown = Reflect.get(client, name, client);
      return typeof value === 'function' ? value.bind(client) : value;
    },
  });
}
