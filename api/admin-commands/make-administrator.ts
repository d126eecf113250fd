import { appendAudit } from '../audit/append-audit.ts';
import { invitationLink, makeInvitation } from '../auth/invitation.ts';
import { clearAccess, dropSecondFactor, findUser, hasAdministrator, insertGrant, insertUser } from '../auth/keep-user.ts';
import { readGrants } from '../auth/read-grants.ts';
import { Email, PersonName } from '../features/account/contract.ts';
import { type CommandContext, CommandError } from './run-command.ts';

/**
 * Makes an administrator of everything, or gives an existing one a new link without the old password and second factor.
 * @param city in whose page the link opens
 * @returns the one-time link
 * @throws CommandError where the address or name is no such
 */
export async function makeAdministrator(
  { db, config, now }: CommandContext,
  given: { email: string | undefined; name: string | undefined; city: string },
): Promise<string> {
  const email = Email.safeParse(given.email);
  const name = PersonName.safeParse(given.name);
  if (!email.success) throw new CommandError('--email: an e-mail address is missing or is none.');
  if (!name.success) throw new CommandError('--name: a name is missing.');
  return db.transact(async (tx) => {
    const userId = (await findUser(tx, email.data)) ?? (await insertUser(tx, { name: name.data, email: email.data }, now));
    await clearAccess(tx, userId);
    await dropSecondFactor(tx, userId);
    const entry = { actor: null, city: null, entity: 'user', entityId: userId };
    if (!(await readGrants(tx, userId)).some(({ role, city }) => role === 'administrator' && city === null)) {
      await insertGrant(tx, userId, { role: 'administrator', city: null, scope: {} }, now);
      await appendAudit(tx, { ...entry, action: 'grant:role', fields: { role: 'administrator' } }, now);
    }
    const { token } = await makeInvitation(tx, userId, now);
    await appendAudit(tx, { ...entry, action: 'invite:user', fields: {} }, now);
    return invitationLink(config.publicUrl, given.city, token);
  });
}

/** While nobody administers the portal: a new one-time link for the first who does, in place of any printed before. Else null. */
export async function firstAdministratorLink({ db, config, now }: CommandContext, city: string): Promise<string | null> {
  return db.transact(async (tx) => {
    if (await hasAdministrator(tx)) return null;
    const { token } = await makeInvitation(tx, null, now);
    return invitationLink(config.publicUrl, city, token);
  });
}
