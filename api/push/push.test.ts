import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FollowAnswer } from '../features/follow/contract.ts';
import { pauseAfter, sendItems } from '../outbox/send-items.ts';
import { type FollowPortal, makeFollowPortal } from '../testing/follow-portal.ts';
import { jsonOf, told } from '../testing/send-report.ts';
import { isPushHost, PUSH_HOSTS } from './push-host.ts';
import { makePushSender } from './push-sender.ts';
import { readVapid } from './vapid.ts';

/** A browser's subscription, its private side included. */
class Browser {
  readonly #pair: ECDH = createECDH('prime256v1');
  readonly #auth = randomBytes(16);
  readonly #public = this.#pair.generateKeys();
  address(endpoint: string) {
    return { endpoint, p256dh: this.#public.toString('base64url'), auth: this.#auth.toString('base64url') };
  }
  /** RFC 8291 with the one record of RFC 8188, from the specifications. */
  read(body: Buffer): { title: string; body: string; path: string; tag: string } {
    const salt = body.subarray(0, 16);
    const keyLength = body.readUInt8(20);
    const sender = body.subarray(21, 21 + keyLength);
    const sealed = body.subarray(21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#public, sender]);
    const secret = Buffer.from(hkdfSync('sha256', this.#pair.computeSecret(sender), this.#auth, info, 32));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
    const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    // The last record ends with 2 and padding.
    return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString('utf8'));
  }
}

let at: FollowPortal;
let service: Server;
let origin: string;
let answers: { status: number; headers?: Record<string, string> }[];
let requests: { path: string; headers: IncomingHttpHeaders; body: Buffer }[];
beforeEach(async () => {
  answers = [];
  requests = [];
  service = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) });
      const { status, headers = {} } = answers.shift() ?? { status: 201 };
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  at = await makeFollowPortal({ config: { pushHosts: [origin], outboundAllow: ['127.0.0.1'] } });
});
afterEach(async () => {
  await at.portal.close();
  await new Promise((resolve) => service.close(resolve));
});

const send = () =>
  sendItems({ ...at.parts(), log: pino({ level: 'silent' }) }, 'push', makePushSender({ ...at.parts(), config: at.portal.config }));
const subscribe = (browser: Browser, target: { kind: 'city' } | { kind: 'report'; id: string } = { kind: 'city' }, path = '/push/1') =>
  at.follow({ target, by: { way: 'push', push: browser.address(origin + path) } });
const outbox = async () => (await at.portal.db.client.execute('SELECT * FROM outbox ORDER BY seq')).rows;

describe('a push', () => {
  it('is read by the browser that subscribed and by nobody else, and names the portal', async () => {
    const browser = new Browser();
    const { state, secret } = await jsonOf<FollowAnswer>(subscribe(browser));
    expect(state).toBe('active');
    await at.report({ title: 'Ổ gà đường Hùng Vương' });
    await at.news();
    expect(await send()).toBe(1);
    const [request] = requests;
    expect(request?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'normal' });
    const body = request?.body ?? Buffer.alloc(0);
    expect(browser.read(body)).toMatchObject({
      title: 'Phản ánh mới: Ổ gà đường Hùng Vương',
      path: expect.stringMatching(/^\/mot\?sel=report:/),
    });
    expect(body.toString('latin1')).not.toContain('Hùng');
    expect(() => new Browser().read(body)).toThrow();
    // VAPID (RFC 8292): a token signed with the key that the browser was given, for this push service, for a day at most.
    const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(request?.headers.authorization ?? '') ?? [];
    expect(key).toBe(readVapid(at.portal.config).publicKey);
    expect((await at.portal.get('/api/push/key')).json).toEqual({ key });
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
    const signed = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), signed, Buffer.from(signature, 'base64url'))).toBe(true);
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string };
    expect([aud, sub]).toEqual([origin, 'mailto:no-reply@localhost']);
    expect(exp * 1000).toBeLessThanOrEqual(Date.now() + 86_400_000);
    expect(await at.list(secret ?? '')).toMatchObject({ channel: 'push', address: new URL(origin).host });
  });
  it('fits however long the words are', async () => {
    const browser = new Browser();
    await subscribe(browser, { kind: 'report', id: 'mot-1' });
    await at.move('mot-1', { to: 'in_progress' });
    await at.portal.db.write((client) =>
      client.execute({
        sql: `UPDATE report SET content = json_set(content, '$.title.vi', ?) WHERE id = 'mot-1'`,
        args: ['Ữ'.repeat(3000)],
      }),
    );
    await at.news();
    expect(await send()).toBe(1);
    expect(requests[0]?.body.length).toBeLessThan(4096);
    expect(browser.read(requests[0]?.body ?? Buffer.alloc(0)).title).toMatch(/^Đang xử lý: Ữ+…$/);
  });
  it.each([404, 410])('that its service no longer knows (%i) ends the subscription', async (status) => {
    await subscribe(new Browser());
    await subscribe(new Browser(), { kind: 'report', id: 'mot-1' }, '/push/2');
    answers = [{ status }];
    await at.report();
    await at.news();
    await send();
    expect([await at.count('follower'), await at.count('subscription'), await at.count('follow_notice')]).toEqual([1, 1, 0]);
    await at.report();
    expect(await at.news()).toEqual([]);
  });
  it('waits when the service asks for patience (429) or is broken (5xx), and is then sent', async () => {
    await subscribe(new Browser());
    await at.report();
    await at.news();
    answers = [{ status: 429, headers: { 'retry-after': '600' } }, { status: 503 }];
    const begun = at.portal.clock.now.getTime();
    expect(await send()).toBe(0);
    expect(await outbox()).toMatchObject([{ state: 'waiting', fault: 'status 429', due_at: begun + 600_000 }]);
    at.wait(600_000);
    expect(await send()).toBe(0);
    expect(await outbox()).toMatchObject([{ state: 'waiting', fault: 'status 503', due_at: begun + 600_000 + pauseAfter(2) }]);
    at.wait(3_600_000);
    expect(await send()).toBe(1);
    expect(requests).toHaveLength(3);
  });
  it('that is refused for good (400, 403, 413) is given up', async () => {
    await subscribe(new Browser());
    await at.report();
    await at.news();
    answers = [{ status: 403 }];
    await send();
    expect(await outbox()).toMatchObject([{ state: 'given-up', fault: 'status 403', content: null }]);
  });
  it('follows no redirect into our own network', async () => {
    await subscribe(new Browser());
    await at.report();
    await at.news();
    answers = [{ status: 307, headers: { location: 'http://127.0.0.1:1/inner' } }];
    await send();
    expect(await outbox()).toMatchObject([{ state: 'given-up', fault: 'status 307' }]);
  });
});

describe('a push address', () => {
  it.each([
    ['a host that is no push service', 'https://example.vn/push'],
    ['our own machine', 'http://127.0.0.1:1/push'],
    ['the machine by name', 'https://localhost/push'],
    ['the cloud’s own address', 'http://169.254.169.254/latest'],
    ['a file', 'file:///etc/passwd'],
    ['another port of a push service', 'https://fcm.googleapis.com:8443/x'],
    ['no address', 'push'],
  ])('that is %s is refused', async (_, endpoint) => {
    const { endpoint: __, ...keys } = new Browser().address('');
    expect(await told(await at.follow({ target: { kind: 'city' }, by: { way: 'push', push: { endpoint, ...keys } } }))).toBe(
      '400 bad-request',
    );
    expect(await at.count('follower')).toBe(0);
  });
  it('is that of a browser’s push service, by https', () => {
    for (const good of [
      'https://fcm.googleapis.com/fcm/send/abc',
      'https://updates.push.services.mozilla.com/wpush/v2/abc',
      'https://wns2-sg2p.notify.windows.com/w/?token=abc',
      'https://web.push.apple.com/abc',
    ])
      expect(isPushHost(good, PUSH_HOSTS), good).toBe(true);
    for (const bad of [
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com.evil.example/x',
      'https://evilpush.apple.com.example/x',
      'https://push.apple.com.example/x',
      'https://user:pass@fcm.googleapis.com/x',
      'https://evil-push.apple.com@10.0.0.1/x',
    ])
      expect(isPushHost(bad, PUSH_HOSTS), bad).toBe(false);
  });
  it('whose name leads into our own network is not asked', async () => {
    await subscribe(new Browser());
    await at.report();
    await at.news();
    const closed = { ...at.portal.config, outboundAllow: [] };
    await sendItems({ ...at.parts(), log: pino({ level: 'silent' }) }, 'push', makePushSender({ ...at.parts(), config: closed }));
    expect(requests).toEqual([]);
    expect(await outbox()).toMatchObject([{ state: 'waiting', fault: 'unreachable' }]);
  });
});

describe('the portal’s key', () => {
  it('is made once and kept, or given', () => {
    const { publicKey } = readVapid(at.portal.config);
    expect(readVapid({ ...at.portal.config }).publicKey).toBe(publicKey);
    const given = readVapid({ ...at.portal.config, vapidPrivateKey: randomBytes(32).toString('base64url') });
    expect(given.publicKey).not.toBe(publicKey);
    expect(Buffer.from(given.publicKey, 'base64url')).toHaveLength(65);
  });
});
