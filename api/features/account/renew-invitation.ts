import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import { invitationLink, makeInvitation } from '../../auth/invitation.ts';
import { clearAccess, dropSecondFactor } from '../../auth/keep-user.ts';
import type { AppContext } from '../../http/context.ts';
import { authorizeOver } from './authorize-over.ts';
import type { Invited } from './contract.ts';
import { linkCity } from './link-city.ts';

/**
 * A new one-time link for somebody who lost the old one, the password or (`dropSecondFactor`) the telephone. Password and sessions end at once.
 * @throws ProblemError as `authorizeOver`
 */
export async function renewInvitation(
  { db, config, now }: AppContext,
  identity: Identity | null,
  given: { userId: string; dropSecondFactor?: boolean | undefined },
): Promise<Invited> {
  return db.transact(async (tx) => {
    const { userId: actor } = await authorizeOver(identity, tx, given.userId);
    const at = now();
    await clearAccess(tx, given.userId);
    if (given.dropSecondFactor) await dropSecondFactor(tx, given.userId);
    const { token, expiresAt } = await makeInvitation(tx, given.userId, at);
    const fields = { secondFactorDropped: given.dropSecondFactor === true };
    await appendAudit(tx, { actor, action: 'invite:user', city: null, entity: 'user', entityId: given.userId, fields }, at);
    return { userId: given.userId, link: invitationLink(config.publicUrl, await linkCity(tx, null), token), expiresAt };
  });
}
