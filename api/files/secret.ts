import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { ownSecret } from './own-secret.ts';

const known = new Map<string, string>();

function master(dataDir: string): string {
  let secret = known.get(dataDir);
  if (secret === undefined) {
    secret = ownSecret(join(dataDir, 'secrets', 'reports'));
    known.set(dataDir, secret);
  }
  return secret;
}

/** A keyed hash of a text for one purpose, base64url; the purposes cannot be mistaken for each other. */
export const sealed = (dataDir: string, purpose: string, text: string): string =>
  createHmac('sha256', `${purpose}\n${master(dataDir)}`)
    .update(text)
    .digest('base64url');
