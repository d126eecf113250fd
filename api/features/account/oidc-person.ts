import { randomUUID } from 'node:crypto';
import type { Transaction } from '@libsql/client';
import { appendAudit } from '../../audit/append-audit.ts';
import { clearAccess, dropSecondFactor, findUser, insertUser } from '../../auth/keep-user.ts';
import { type OidcPerson, oidcRefusal } from '../../auth/oidc-provider.ts';
import { readGrants } from '../../auth/read-grants.ts';
import type { AppContext } from '../../http/context.ts';

type Tx = Pick<Transaction, 'execute'>;
/** Under this name a link stands in `account`; another issuer's subjects are other people. */
export const providerOf = (issuer: string) => `oidc:${issuer}`;

async function link(tx: Tx, userId: string, { issuer, subject }: OidcPerson, now: Date): Promise<void> {
  await tx.execute({
    sql: 'INSERT INTO account (id, account_id, provider_id, user_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
    args: [randomUUID(), subject, providerOf(issuer), userId, now.getTime(), now.getTime()],
  });
}
const verified = (tx: Tx, userId: string) => tx.execute({ sql: 'UPDATE user SET email_verified = 1 WHERE id = ?', args: [userId] });

/** The account that this person of the provider's is linked to. */
async function linkedTo(tx: Tx, { issuer, subject }: OidcPerson): Promise<string | null> {
  const { rows } = await tx.execute({
    sql: 'SELECT user_id FROM account WHERE provider_id = ? AND account_id = ?',
    args: [providerOf(issuer), subject],
  });
  return rows[0] ? String(rows[0].user_id) : null;
}

/** An account of the same address that may be taken for the same person's. @throws ProblemError `forbidden` */
async function sameAddress(tx: Tx, userId: string): Promise<void> {
  const { rows } = await tx.execute({ sql: 'SELECT email_verified, demo FROM user WHERE id = ?', args: [userId] });
  // Rights are never given by an address alone: staff sign in as before and link from the account page.
  if (Number(rows[0]?.demo) === 1 || (await readGrants(tx, userId)).length > 0)
    throw oidcRefusal('taken', 'There is an account with roles at this address. Sign in to it first, then link it on its page.');
  // Whoever made it never showed that the address is theirs: it becomes its owner's, clean.
  if (Number(rows[0]?.email_verified) !== 1) {
    await clearAccess(tx, userId);
    await dropSecondFactor(tx, userId);
  }
}

/**
 * The account of somebody who signed in at the provider: the linked one; else a resident's of the same address, if the provider says that it
 * is verified; else a new one without roles. Roles never come from the provider.
 * @throws ProblemError `forbidden`
 */
export async function accountOf({ db, now }: AppContext, person: OidcPerson): Promise<string> {
  return db.transact(async (tx) => {
    const at = now();
    const known = await linkedTo(tx, person);
    if (known !== null) return known;
    if (person.email === null || !person.emailVerified)
      throw oidcRefusal('unverified', 'The other sign-in service does not say that the e-mail address is verified.');
    const holder = await findUser(tx, person.email);
    if (holder !== null) await sameAddress(tx, holder);
    const userId = holder ?? (await insertUser(tx, { name: person.name ?? person.email.split('@')[0] ?? '', email: person.email }, at));
    await verified(tx, userId);
    await link(tx, userId, person, at);
    const action = holder === null ? 'sign-up:oidc' : 'link:oidc';
    await appendAudit(tx, { actor: userId, action, city: null, entity: 'user', entityId: userId, fields: {} }, at);
    return userId;
  });
}

/** Links the provider's person to the account of who is signed in. @throws ProblemError `forbidden` where another account has them */
export async function linkAccount({ db, now }: AppContext, userId: string, person: OidcPerson): Promise<void> {
  await db.transact(async (tx) => {
    const known = await linkedTo(tx, person);
    if (known === userId) return;
    if (known !== null) throw oidcRefusal('taken', 'This person of the other service is linked to another account here.');
    await tx.execute({ sql: 'DELETE FROM account WHERE user_id = ? AND provider_id = ?', args: [userId, providerOf(person.issuer)] });
    await link(tx, userId, person, now());
    await appendAudit(tx, { actor: userId, action: 'link:oidc', city: null, entity: 'user', entityId: userId, fields: {} }, now());
  });
}
