import type { z } from 'zod';
import { appendAudit } from '../../audit/append-audit.ts';
import { claimLink, makeClaim } from '../../auth/address-claim.ts';
import { findUser } from '../../auth/keep-user.ts';
import type { AppContext } from '../../http/context.ts';
import { queueAddressLetter } from './address-letters.ts';
import type { SignUp } from './contract.ts';
import { linkCity } from './link-city.ts';

/**
 * Sends a letter to an address: a link that makes the account, or word that there is one already. Whoever asks learns nothing of it, neither from the
 * answer nor from the time: both ways write as much. No password is taken here: it is chosen by whoever has the letter, so that nobody can prepare an
 * account for somebody else to confirm. Asking is everybody's right.
 */
export async function signUp(context: AppContext, { name, email, lang }: z.infer<typeof SignUp>): Promise<void> {
  const { db, config, now } = context;
  await db.transact(async (tx) => {
    const at = now();
    const known = await findUser(tx, email);
    // Made in both ways, for the work; the one of a known address opens nothing.
    const token = await makeClaim(tx, { email, name, userId: null }, at);
    const link = known === null ? claimLink(config.publicUrl, await linkCity(tx, null), lang, token) : undefined;
    await queueAddressLetter(context, tx, { kind: known === null ? 'confirm-sign-up' : 'sign-up-known', to: email, lang, link }, at);
    const entry = { actor: null, action: known === null ? 'ask:sign-up' : 'repeat:sign-up', city: null, entity: 'user', fields: {} };
    await appendAudit(tx, { ...entry, entityId: known ?? 'unknown' }, at);
  });
}
