import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inject } from 'vitest';

/** A new administrator's one-time link, as `npm run admin` prints it. */
export async function linkFor(email: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['api/admin-commands/admin.ts', 'create', '--email', email, '--name', 'Quản Trị Thử'],
    { env: { PATH: process.env.PATH, DATA_DIR: process.env.ACCOUNT_DATA_DIR ?? 'var/test-portal', PUBLIC_URL: inject('portalUrl') } },
  );
  return /https?:\S+/.exec(stdout)?.[0] ?? '';
}
