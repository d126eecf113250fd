import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { queuedClient } from './queued-client.ts';
import { readSecret } from './secret.ts';
import { addSecondFactor, makeUser, signIn } from './user.factory.ts';

describe('the secret', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secret-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, for the owner’s eyes only', async () => {
    const secret = readSecret({ dataDir: folder, authSecret: undefined });
    expect(secret.length).toBeGreaterThanOrEqual(43);
    expect(readSecret({ dataDir: folder, authSecret: undefined })).toBe(secret);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('comes from the environment where it is given there, and nothing is written', async () => {
    expect(readSecret({ dataDir: folder, authSecret: 'x'.repeat(32) })).toBe('x'.repeat(32));
    await expect(readFile(join(folder, 'secret'))).rejects.toThrow('ENOENT');
  });
});

describe('where a request comes from', () => {
  const told = async (hops: number, remote: string, forwarded?: string) => {
    const app = new Hono().get('/', (c) => c.text(addressPrefix(clientAddress(c, hops))));
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    const env = { incoming: { socket: { remoteAddress: remote, remotePort: 1, remoteFamily: 'IPv4' } } };
    return (await app.request('/', { headers }, env)).text();
  };
  it.each([
    [0, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    [1, '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    // What stands left of our proxies’ entries anybody may have written.
    [1, '10.0.0.1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    [2, '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    [1, '10.0.0.1', undefined, '10.0.0.1'],
    [1, '10.0.0.1', 'nonsense', '10.0.0.1'],
    [0, '::ffff:203.0.113.7', undefined, '203.0.113.7'],
    [0, '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    [0, '2001:db8:1:2::9', undefined, '2001:db8:1:2::/64'],
    [0, '2001:db8::9', undefined, '2001:db8:0:0::/64'],
    [0, '::1', undefined, '0:0:0:0::/64'],
  ])('with %i proxies, from %s, forwarded for %s, is %s', async (hops, remote, forwarded, address) =>
    expect(await told(hops, remote, forwarded)).toBe(address),
  );
});

describe('the portal', () => {
  let portal: Portal;
  beforeEach(async () => {
    portal = await makePortal([makePack('mot')]);
  });
  afterEach(() => portal.close());

  it('refuses a change that a foreign page makes with an administrator’s cookie', async () => {
    const { email } = await makeUser(portal, [{ role: 'administrator' }]);
    const { cookie } = await addSecondFactor(portal, await signIn(portal, email));
    const invite = async (headers: Record<string, string>) => {
      const body = JSON.stringify({ name: 'Kẻ Lạ', email: 'la@thu.example', city: null, grants: [{ role: 'administrator', scope: {} }] });
      const sent = { 'content-type': 'application/json', cookie, ...headers };
      return (await portal.app.request('/api/admin/users', { method: 'POST', headers: sent, body })).status;
    };
    expect(await invite({ origin: 'https://khac.example' })).toBe(403);
    expect(await invite({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await invite({ 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080' })).toBe(403);
    expect(await invite({})).toBe(403);
    expect(await invite({ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8080' })).toBe(200);
  });

  it('answers a body that is no JSON with a sentence', async () => {
    for (const [type, body, status] of [
      ['application/json', '{"email":', 400],
      ['application/json', '', 400],
      ['application/json', '[]', 400],
      ['text/plain', '{}', 415],
    ] as const) {
      const response = await portal.app.request('/api/auth/sign-in', { method: 'POST', headers: { 'content-type': type }, body });
      expect([type, body, response.status]).toEqual([type, body, status]);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('notes who reached for what is not theirs, by ids and without words', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const { id, email } = await makeUser(portal, [{ role: 'planner', city: 'mot' }]);
    const cookie = await signIn(portal, email);
    const app = createApp({ db: portal.db, config: portal.config, models: portal.models, log });
    await app.request(`/api/admin/users/${id}?name=Bí+Mật`, { method: 'DELETE', headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'refused', code: 'forbidden', method: 'DELETE', path: `/api/admin/users/${id}` },
    ]);
    expect(lines.join('')).not.toMatch(/@|Bí|cookie/);
  });

  it('keeps a library from holding a transaction open', async () => {
    await expect(queuedClient(portal.db).transaction('write')).rejects.toThrow('use db.transact');
  });
});
