import { type Config, readConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/database.ts';

export interface CommandContext {
  db: Database;
  config: Config;
  now: Date;
}

/** A sentence for who typed the command, without a stack. */
export class CommandError extends Error {}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

/** Runs a command that needs the configuration only; what it throws is one sentence on standard error and exit code 1. */
export async function runCommand(work: (config: Config) => Promise<void>): Promise<void> {
  try {
    await work(readConfig(process.env));
  } catch (error) {
    fail(error);
  }
}

/** Runs a command on the portal's database, which may be in use by the running portal; its tables must be there. */
export const runOnDatabase = (work: (context: CommandContext) => Promise<void>): Promise<void> =>
  runCommand(async (config) => {
    const db = await openDatabase(config.databaseUrl).catch((cause) => {
      throw new CommandError(`The database ${config.databaseUrl} cannot be opened.`, { cause });
    });
    try {
      const { rows } = await db.client.execute("SELECT 1 FROM sqlite_master WHERE name = 'role_grant'");
      if (rows.length === 0)
        throw new CommandError(`The database ${config.databaseUrl} has no accounts yet: start the portal once (npm start).`);
      await work({ db, config, now: new Date() });
    } finally {
      await db.close();
    }
  });
