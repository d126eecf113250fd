import { SECOND_FACTOR } from '../../data/model/rights.ts';
import type { Database } from '../db/database.ts';
import type { Identity } from './identity.ts';
import { hasPasskey } from './keep-user.ts';
import type { Auth } from './make-auth.ts';
import { readGrants } from './read-grants.ts';

/** A session of somebody whose role asks for a second factor lasts one shift; others as long as they are used. Milliseconds. */
export const SHIFT = 12 * 3_600_000;

/** Makes the function that says who sent a request. It only reads; sessions are prolonged by `GET /api/me`. */
export function makeIdentify({ db, auth }: { db: Database; auth: Auth }) {
  return async (request: Request): Promise<Identity | null> => {
    // Most requests come from nobody; they cost nothing.
    if (!request.headers.get('cookie')?.includes('toan-canh.session_token=')) return null;
    const found = await auth.api.getSession({ headers: request.headers, query: { disableRefresh: true } });
    if (!found) return null;
    const { user, session } = found;
    // Whatever the way in: an address that nobody confirmed is nobody’s.
    if (!user.emailVerified) return null;
    const held = await readGrants(db.client, user.id);
    const asks = !user.demo && held.some(({ role }) => SECOND_FACTOR.includes(role));
    if (asks && Date.now() - session.createdAt.getTime() > SHIFT) return null;
    const passkey = await hasPasskey(db.client, user.id);
    // A passkey's session ends with the passkey; one that began with a code is worth as much as the app that is still set up.
    const elsewhere = typeof session.passkey === 'string' || typeof session.provider === 'string';
    const secondFactorUsed = session.secondFactor === true && (elsewhere || user.twoFactorEnabled === true);
    const secondFactorMissing = asks && !secondFactorUsed;
    return {
      userId: user.id,
      name: user.name,
      email: user.email,
      grants: secondFactorMissing ? [] : held,
      secondFactorMissing,
      secondFactor: user.twoFactorEnabled === true,
      passkey,
      secondFactorUsed,
      demo: user.demo === true,
    };
  };
}
