import type { z } from 'zod';
import { appendAudit } from '../../audit/append-audit.ts';
import { claimLink, makeClaim } from '../../auth/address-claim.ts';
import type { Identity } from '../../auth/identity.ts';
import { findUser } from '../../auth/keep-user.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { queueAddressLetter } from './address-letters.ts';
import type { ChangeAddress } from './contract.ts';
import { linkCity } from './link-city.ts';

/**
 * Asks for another address: a link goes to the new one, or to who has it word that it is taken; the old one is told. The answer is the same.
 * Whoever calls this has made sure that it is the owner.
 * @throws ProblemError `bad-request` where it is the present address; `forbidden` for demo accounts, which many share
 */
export async function changeAddress(
  context: AppContext,
  { userId, email: old, demo }: Identity,
  { email, lang }: z.infer<typeof ChangeAddress>,
): Promise<void> {
  if (demo) throw new ProblemError('forbidden', 'A demo account keeps its address.');
  if (email.toLowerCase() === old.toLowerCase()) throw badField('email', 'is the present address');
  const { db, config, now } = context;
  await db.transact(async (tx) => {
    const at = now();
    const taken = (await findUser(tx, email)) !== null;
    const token = await makeClaim(tx, { email, name: null, userId }, at);
    const link = taken ? undefined : claimLink(config.publicUrl, await linkCity(tx, null), lang, token);
    await queueAddressLetter(context, tx, { kind: taken ? 'address-taken' : 'confirm-address', to: email, lang, link }, at);
    await queueAddressLetter(context, tx, { kind: 'address-asked', to: old, lang }, at);
    await appendAudit(tx, { actor: userId, action: 'ask:address', city: null, entity: 'user', entityId: userId, fields: {} }, at);
  });
}
