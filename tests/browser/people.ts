/** Accounts for tests, and browsers in which they are signed in. */
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import { insertGrant, insertUser, setPassword } from '../../api/auth/keep-user.ts';
import type { Database } from '../../api/db/database.ts';
import type { Grant, Role } from '../../data/model/rights.ts';

const PASSWORD = 'mot hai ba bon nam';

/** The globe is not what is tried, and two pages of it are too much for one small machine. */
export const noGlobe = (page: Page) => page.route('**/assets/map-view*.js', () => undefined);

/** A new person with this role in a city, or in all (`null`); a demo account, so that it has its rights without a second factor. @returns the e-mail address */
export async function makePerson(db: Database, city: string | null, role: Role, scope: Grant['scope'] = {}): Promise<string> {
  const email = `${role}-${randomUUID()}@thu.example`;
  const hash = await hashPassword(PASSWORD);
  await db.transact(async (tx) => {
    const now = new Date();
    const id = await insertUser(tx, { name: `Thử: ${role}`, email, demo: true }, now);
    await setPassword(tx, id, hash, now);
    await insertGrant(tx, id, { role, city, scope }, now);
  });
  return email;
}

/** Signs a browser in. @param portal its origin */
export async function signIn(context: BrowserContext, portal: string, email: string): Promise<void> {
  const answer = await context.request.post(`${portal}/api/auth/sign-in`, {
    data: { email, password: PASSWORD },
    headers: { origin: portal, 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}
