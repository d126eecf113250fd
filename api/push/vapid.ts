import { createECDH } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { ownSecret } from '../files/own-secret.ts';

/** Names the portal to push services (RFC 8292): a P-256 key pair, both base64url, and whom to write to. */
export interface Vapid {
  publicKey: string;
  privateKey: string;
  subject: string;
}

const known = new Map<string, Vapid>();

/**
 * VAPID_PRIVATE_KEY, else 32 random bytes made once and kept in DATA_DIR. Browsers subscribe to this key: with another one their subscriptions
 * are refused. @throws Error for a key that is no point of the curve
 */
export function readVapid({ vapidPrivateKey, dataDir, mailFrom }: Pick<Config, 'vapidPrivateKey' | 'dataDir' | 'mailFrom'>): Vapid {
  const privateKey = vapidPrivateKey ?? ownSecret(join(dataDir, 'secrets', 'push'));
  const found = known.get(privateKey);
  if (found) return found;
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  const address = /[^\s<>]+@[^\s<>]+/.exec(mailFrom)?.[0] ?? 'nobody@localhost';
  const vapid = { publicKey: pair.getPublicKey('base64url'), privateKey, subject: `mailto:${address}` };
  known.set(privateKey, vapid);
  return vapid;
}
