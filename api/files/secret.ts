import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Map<string, string>();

/** 32 random bytes in DATA_DIR, made at first use; several processes agree on one. */
function master(dataDir: string): string {
  let secret = known.get(dataDir);
  if (secret) return secret;
  const folder = join(dataDir, 'secrets');
  const path = join(folder, 'reports');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  secret = readFileSync(path, 'utf8');
  known.set(dataDir, secret);
  return secret;
}

/** A keyed hash of a text for one purpose, base64url; the purposes cannot be mistaken for each other. */
export const sealed = (dataDir: string, purpose: string, text: string): string =>
  createHmac('sha256', `${purpose}\n${master(dataDir)}`)
    .update(text)
    .digest('base64url');
