import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

/** Name of the file in DATA_DIR. */
export const SECRET_FILE = 'secret';

/**
 * What signs the cookies and encrypts the secrets of second factors: AUTH_SECRET, else `secret` in DATA_DIR, made at first use.
 * @throws Error where the folder cannot be written to
 */
export function readSecret({ authSecret, dataDir }: Pick<Config, 'authSecret' | 'dataDir'>): string {
  if (authSecret !== undefined) return authSecret;
  const path = join(dataDir, SECRET_FILE);
  try {
    // `wx`: of two processes that start at once one makes it, the other reads it.
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
