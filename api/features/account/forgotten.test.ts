import { afterAll, beforeAll, expect, it } from 'vitest';
import { addSecondFactor, makeUser, PASSWORD, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await makePortal([makePack('mot')]);
});
afterAll(() => portal.close());

const forget = (email: string, lang = 'vi') => send(portal, '/api/auth/forgotten', { email, lang });
/** Links in all letters that wait. */
const links = async () => {
  const { rows } = await portal.db.client.execute("SELECT * FROM outbox WHERE kind = 'forgotten-password'");
  return rows.map((row) => /#invitation=([\w-]+)/.exec(JSON.stringify(row))?.[1] ?? '');
};

it('a forgotten password is set anew by a letter, once, and the second factor stays', async () => {
  const { email } = await makeUser(portal);
  await addSecondFactor(portal, await signIn(portal, email));
  expect((await forget(email.toUpperCase())).status).toBe(200);
  // Whoever asks cannot lock the owner out: the old password works until the link is used.
  expect((await send(portal, '/api/auth/sign-in', { email, password: PASSWORD })).status).toBe(200);
  const [token] = await links();
  const password = 'xe lu rung chuong giua trua';
  expect((await send(portal, '/api/auth/invitation', { token, password })).status).toBe(200);
  expect((await send(portal, '/api/auth/invitation', { token, password })).status).toBe(404);
  expect((await send(portal, '/api/auth/sign-in', { email, password: PASSWORD })).status).toBe(401);
  const signed = await send(portal, '/api/auth/sign-in', { email, password });
  expect(await signed.json()).toEqual({ secondFactor: true });
  const { rows } = await portal.db.client.execute({ sql: 'SELECT email_verified FROM user WHERE email = ?', args: [email] });
  expect(rows[0]?.email_verified).toBe(1);
});

it('the answer is the same for an address that nobody has, and no letter goes there or to a demo account', async () => {
  const { email } = await makeUser(portal);
  const { email: demo } = await makeUser(portal, [], { demo: true });
  const before = (await links()).length;
  const answers = [await forget(email), await forget('khong-ai@thu.example'), await forget(demo)];
  expect(new Set(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))).size).toBe(1);
  expect((await links()).length).toBe(before + 1);
});

it('a link ends after an hour, and letters to one address are few', async () => {
  const { email } = await makeUser(portal);
  for (let n = 0; n < 3; n++) expect((await forget(email, 'en')).status).toBe(200);
  expect((await forget(email)).status).toBe(429);
  const token = (await links()).at(-1);
  portal.clock.now = new Date(portal.clock.now.getTime() + 3_600_001);
  expect((await send(portal, '/api/auth/invitation/read', { token })).status).toBe(404);
});
