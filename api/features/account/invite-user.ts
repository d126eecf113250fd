import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { invitationLink, makeInvitation } from '../../auth/invitation.ts';
import { clearAccess, dropSecondFactor, findUser, insertGrant, insertUser } from '../../auth/keep-user.ts';
import { readGrants } from '../../auth/read-grants.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import type { Invited, InviteUser } from './contract.ts';
import { linkCity } from './link-city.ts';

/**
 * Makes an account with roles in a city and a one-time link that sets its password. A resident's account of that address becomes it, and loses
 * password, second factor and sessions: whoever made it may not have been its owner.
 * @throws ProblemError as `authorize`; `bad-request` where the address holds roles already
 */
export async function inviteUser({ db, config, now }: AppContext, identity: Identity | null, given: InviteUser): Promise<Invited> {
  const { userId: actor } = authorize(identity, 'manage:users', { city: given.city });
  return db.transact(async (tx) => {
    const at = now();
    const known = await findUser(tx, given.email);
    if (known !== null && (await readGrants(tx, known)).length > 0) throw badField('email', 'has an account with roles; change those');
    const userId = known ?? (await insertUser(tx, given, at));
    await clearAccess(tx, userId);
    await dropSecondFactor(tx, userId);
    const entry = { actor, city: given.city, entity: 'user', entityId: userId };
    for (const { role, scope } of given.grants) {
      await insertGrant(tx, userId, { role, city: given.city, scope }, at);
      await appendAudit(tx, { ...entry, action: 'grant:role', fields: { role } }, at);
    }
    const { token, expiresAt } = await makeInvitation(tx, userId, at);
    await appendAudit(tx, { ...entry, action: 'invite:user', fields: {} }, at);
    return { userId, link: invitationLink(config.publicUrl, await linkCity(tx, given.city), token), expiresAt };
  });
}
