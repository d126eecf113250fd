import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sealed } from '../files/secret.ts';

/** What a link may do: confirm a subscription, end it, or open all of a follower. None stands in for another. */
export type TokenPurpose = 'confirm' | 'end' | 'manage';

export const newFollowId = (): string => randomBytes(12).toString('hex');

const mark = (dataDir: string, purpose: TokenPurpose, id: string) => sealed(dataDir, `follow-${purpose}`, id);

/** The secret of a link: an id and a keyed hash of it. Nothing of it is kept. */
export const followToken = (dataDir: string, purpose: TokenPurpose, id: string): string => `${id}.${mark(dataDir, purpose, id)}`;

/** The id that a secret is for; undefined for what we never gave out for this purpose. */
export function idOfToken(dataDir: string, purpose: TokenPurpose, token: string | undefined): string | undefined {
  const [, id, given] = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(token ?? '') ?? [];
  if (id === undefined || given === undefined) return;
  return timingSafeEqual(Buffer.from(given), Buffer.from(mark(dataDir, purpose, id))) ? id : undefined;
}

/** What makes a follower one: the same channel, address and account. */
export const followerKey = (channel: 'mail' | 'push', address: string, user: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([channel, channel === 'mail' ? address.toLowerCase() : address, user]))
    .digest('base64url');
