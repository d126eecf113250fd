import type { Grant, Role } from '../../data/model/rights.ts';
import { SecondFactorSetUp } from '../features/account/contract.ts';
import type { Portal } from '../testing/make-portal.ts';
import { codeOfSecret } from './code-of.factory.ts';
import { insertGrant, insertUser, setPassword } from './keep-user.ts';
import { hashPassword } from './password-hash.ts';

export const PASSWORD = 'mot hai ba bon nam';
let hash: Promise<string> | undefined;
let made = 0;

type Given = Partial<Grant> & { role: Role };

/** A made-up person who holds these roles and can sign in with `PASSWORD`; `demo` accounts need no second factor. */
export async function makeUser(
  { db }: Pick<Portal, 'db'>,
  grants: Given[] = [],
  { demo = false, confirmed = true, email = `nguoi-${++made}@thu.example` } = {},
) {
  hash ??= hashPassword(PASSWORD, 1);
  const secret = await hash;
  const id = await db.transact(async (tx) => {
    const now = new Date();
    const userId = await insertUser(tx, { name: `Người Thử ${made}`, email, demo, confirmed }, now);
    await setPassword(tx, userId, secret, now);
    for (const { role, city = null, scope = {} } of grants) await insertGrant(tx, userId, { role, city, scope }, now);
    return userId;
  });
  return { id, email };
}

/** The cookies that an answer sets, as a request sends them, laid over those of before. */
export function cookiesOf(response: Response, before = ''): string {
  const jar = new Map(before.split('; ').flatMap((pair) => (pair ? [pair.split(/=(.*)/s).slice(0, 2) as [string, string]] : [])));
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
    if (value === '' || /max-age=0(;|$)/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map((pair) => pair.join('=')).join('; ');
}

/** Sends JSON as a page of our own does. */
export const send = async (portal: Pick<Portal, 'app'>, path: string, body: unknown = {}, cookie = '', method = 'POST') =>
  portal.app.request(path, {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
  });

/** Signs in over HTTP. @returns the cookie header */
export async function signIn(portal: Pick<Portal, 'app'>, email: string, password = PASSWORD): Promise<string> {
  const response = await send(portal, '/api/auth/sign-in', { email, password });
  if (response.status !== 200) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  return cookiesOf(response);
}

/** The code of the app that was given this otpauth address. @param later half minutes from now; -1 to 1 are valid */
export const codeOf = (uri: string, later = 0): string => codeOfSecret(new URL(uri).searchParams.get('secret') ?? '', later);

/** Sets up a second factor for who is signed in. @returns the new cookies, the otpauth address and the recovery codes */
export async function addSecondFactor(portal: Pick<Portal, 'app'>, cookie: string) {
  const begun = await send(portal, '/api/auth/second-factor', { password: PASSWORD }, cookie);
  const { uri, recoveryCodes } = SecondFactorSetUp.parse(await begun.json());
  const done = await send(portal, '/api/auth/code', { code: codeOf(uri) }, cookie);
  if (done.status !== 200) throw new Error(`second factor: ${done.status} ${await done.text()}`);
  return { cookie: cookiesOf(done, cookie), uri, recoveryCodes };
}
