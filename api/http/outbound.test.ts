import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOutbound, fetchOutbound, OutboundError, type OutboundRules, outboundAgents, type Resolver } from './outbound.ts';
import { isPublicAddress } from './public-address.ts';

const NONE: OutboundRules = { outboundAllow: [] };

describe('an address that somebody enters', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://100.127.255.255/',
    'http://192.0.0.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::10.0.0.1]/',
    'http://[64:ff9b::10.0.0.1]/',
    'http://[64:ff9b:1::1]/',
    'http://[100::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001::1]/',
    'http://[2001:db8::1]/',
    'http://[2002:7f00:1::]/',
    'ftp://example.vn/',
    'file:///etc/passwd',
    'gopher://example.vn/',
    'javascript:alert(1)',
    'data:text/plain,x',
    'http://lan:mat-khau@example.vn/',
    'http://example.vn:22/',
    'http://example.vn:25/',
    'http://example.vn:445/',
    'example.vn',
    '//example.vn/',
    '',
    'http://',
    `https://example.vn/${'a'.repeat(2000)}`,
  ])('is refused as %s', (url) => expect(() => checkOutbound(url, NONE)).toThrow(OutboundError));
  it.each(['https://example.vn/a?b=c', 'http://example.vn:8080/', 'https://8.8.8.8/', 'https://[2606:4700::1111]/', 'https://ví-dụ.vn/'])(
    'may be %s',
    (url) => expect(checkOutbound(url, NONE).href).toBeTruthy(),
  );
  it('may lie in a network that the operator allows', () => {
    expect(checkOutbound('http://10.1.2.3/', { outboundAllow: ['10.1.0.0/16'] }).hostname).toBe('10.1.2.3');
    expect(() => checkOutbound('http://10.2.2.3/', { outboundAllow: ['10.1.0.0/16'] })).toThrow(OutboundError);
  });
});

describe('public', () => {
  it.each(['8.8.8.8', '100.63.255.255', '100.128.0.0', '172.15.0.1', '172.32.0.1', '2606:4700::1', '2a00::1'])('is %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each(['::ffff:8.8.8.8', '::ffff:10.0.0.1', 'fe80::1%eth0', '4000::1', 'example.vn', ''])('is not %s', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});

describe('asking a foreign server', () => {
  let server: Server;
  let port = 0;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/inside') return response.writeHead(302, { location: `http://127.0.0.2:${port}/secret` }).end();
      if (request.url === '/file') return response.writeHead(302, { location: 'file:///etc/passwd' }).end();
      if (request.url === '/round') return response.writeHead(302, { location: '/round' }).end();
      if (request.url === '/on') return response.writeHead(307, { location: '/' }).end();
      if (request.url === '/large') return response.end(Buffer.alloc(5000));
      if (request.url === '/silent') return;
      response.end(`told ${request.headers.host}`);
    }).listen(0, '0.0.0.0');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const FRIEND: OutboundRules = { outboundAllow: ['127.0.0.1'] };
  const ask = (path: string, options = {}, resolve?: Resolver) =>
    fetchOutbound(`http://127.0.0.1:${port}${path}`, FRIEND, options, resolve);
  const to =
    (...addresses: string[]): Resolver =>
    (_, __, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );

  it('reads the answer, also behind a redirect', async () => {
    expect((await ask('/')).body.toString()).toBe(`told 127.0.0.1:${port}`);
    expect((await ask('/on')).status).toBe(200);
  });
  it.each([
    ['/inside', 'not public'],
    ['/file', 'must begin'],
    ['/round', 'more than 3 times'],
  ])('follows no redirect that leads wrong: %s', async (path, words) => {
    await expect(ask(path)).rejects.toThrow(words);
    expect(asked).not.toContain('/secret');
  });
  it('ends what is too large or too slow', async () => {
    await expect(ask('/large', { maxBytes: 1000 })).rejects.toThrow('more than 1000 bytes');
    await expect(ask('/silent', { timeoutMs: 200 })).rejects.toThrow('does not answer');
  });
  it('checks what a name resolves to, all of it', async () => {
    const url = `http://ten-mien.example:${port}/named`;
    for (const addresses of [['127.0.0.2'], ['10.0.0.1'], ['127.0.0.1', '127.0.0.2'], []])
      await expect(fetchOutbound(url, FRIEND, {}, to(...addresses))).rejects.toThrow('not public');
    await expect(fetchOutbound(url, NONE, {}, to('127.0.0.1'))).rejects.toThrow('not public');
    expect(asked).not.toContain('/named');
  });
  it('connects to the address that was checked, whatever the name says next', async () => {
    let times = 0;
    const rebinding: Resolver = (host, options, done) => to(times++ === 0 ? '127.0.0.1' : '127.0.0.2')(host, options, done);
    const url = `http://ten-mien.example:${port}/`;
    expect((await fetchOutbound(url, FRIEND, {}, rebinding)).body.toString()).toBe(`told ten-mien.example:${port}`);
    expect(times).toBe(1);
    await expect(fetchOutbound(url, FRIEND, {}, rebinding)).rejects.toThrow('not public');
  });
  it('stops a library that is given an agent, at a literal address too', () => {
    const { http, https } = outboundAgents(NONE);
    for (const agent of [http, https])
      expect(() => agent.createConnection({ host: '127.0.0.1', port }, () => undefined)).toThrow(OutboundError);
  });
});
