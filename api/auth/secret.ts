import { join } from 'node:path';
import type { Config } from '../config.ts';
import { ownSecret } from '../files/own-secret.ts';

/** Name of the file in DATA_DIR. */
export const SECRET_FILE = 'secret';

/**
 * What signs the cookies and encrypts the secrets of second factors: AUTH_SECRET, else `secret` in DATA_DIR, made at first use.
 * @throws Error where the folder cannot be written to
 */
export const readSecret = ({ authSecret, dataDir }: Pick<Config, 'authSecret' | 'dataDir'>): string =>
  authSecret ?? ownSecret(join(dataDir, SECRET_FILE));
