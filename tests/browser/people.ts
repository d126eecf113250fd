/** Accounts for tests, and browsers in which they are signed in. */
import { randomUUID } from 'node:crypto';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { expect, inject, onTestFinished } from 'vitest';
import { insertGrant, insertUser, setPassword } from '../../api/auth/keep-user.ts';
import { hashPassword } from '../../api/auth/password-hash.ts';
import type { Database } from '../../api/db/database.ts';
import type { Grant, Role } from '../../data/model/rights.ts';

const PASSWORD = 'mot hai ba bon nam';

/** The globe is not what is tried, and two pages of it are too much for one small machine. */
export const noGlobe = (page: Page) => page.route('**/assets/map-view*.js', () => undefined);

/** A new person with this role, whose name is nobody else's; a demo account, so that it has its rights without a second factor. */
export async function makeNamed(db: Database, city: string | null, role: Role, scope: Grant['scope'] = {}) {
  const key = randomUUID().slice(0, 8);
  const [name, email] = [`Thử ${key}`, `${role}-${key}@thu.example`];
  const hash = await hashPassword(PASSWORD, 1);
  await db.transact(async (tx) => {
    const now = new Date();
    const id = await insertUser(tx, { name, email, demo: true }, now);
    await setPassword(tx, id, hash, now);
    await insertGrant(tx, id, { role, city, scope }, now);
  });
  return { name, email };
}

/** The same where only the e-mail address matters. */
export const makePerson = async (...who: Parameters<typeof makeNamed>): Promise<string> => (await makeNamed(...who)).email;

/** Signs a browser in. @param portal its origin */
export async function signIn(context: BrowserContext, portal: string, email: string): Promise<void> {
  const answer = await context.request.post(`${portal}/api/auth/sign-in`, {
    data: { email, password: PASSWORD },
    headers: { origin: portal, 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Prepares a visit: signed in before the page opens, and without the globe. */
export const signedIn = (email: string) => async (page: Page) => {
  await noGlobe(page);
  await signIn(page.context(), inject('portalUrl'), email);
};

/** Another person's browser beside the page that is open, until the test ends. @param email null: somebody who is not signed in */
export async function openBeside(page: Page, path: string, email: string | null, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ locale: 'vi-VN', reducedMotion: 'reduce', ...options });
  if (!context) throw new Error('the page has no browser');
  onTestFinished(() => context.close());
  const second = await context.newPage();
  second.setDefaultTimeout(20_000);
  await noGlobe(second);
  if (email) await signIn(context, inject('portalUrl'), email);
  await second.goto(new URL(path, inject('portalUrl')).href);
  return second;
}
