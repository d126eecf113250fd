/**
 * The one way out for addresses that somebody typed in: Open311 `media_url`, push endpoints, feeds. Nothing of ours, and nothing in the network
 * that we stand in, is reached by them.
 */
import { lookup as resolveName } from 'node:dns';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { addressSet, isPublicAddress } from './public-address.ts';

/** Why an address is not asked, or what came of asking; the message may be shown to whoever entered it. */
export class OutboundError extends Error {}

export interface OutboundRules {
  /** Addresses and networks besides the public internet; OUTBOUND_ALLOW. */
  outboundAllow: readonly string[];
}
export interface OutboundOptions {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Bytes of an answer. */
  maxBytes?: number;
  /** For all of it, redirects included; milliseconds. */
  timeoutMs?: number;
  redirects?: number;
}
export interface OutboundAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}
/** How names are resolved; a test's own stands in for the network. */
export type Resolver = (
  host: string,
  options: { all: true },
  done: (error: Error | null, addresses: { address: string; family: number }[]) => void,
) => void;

const bareHost = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

/**
 * An address that may be asked, as far as its text tells: scheme, port, no name and password in it, no literal address within.
 * Names are checked when they are resolved, by the agents.
 * @throws OutboundError
 */
export function checkOutbound(text: string, { outboundAllow }: OutboundRules): URL {
  if (text.length > 2000 || !URL.canParse(text)) throw new OutboundError('is no web address');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new OutboundError('must begin with https:// or http://');
  if (url.username || url.password) throw new OutboundError('must not hold a name or a password');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (port < 1024 && port !== 80 && port !== 443) throw new OutboundError(`must not use port ${port}`);
  const host = bareHost(url);
  if (isIP(host) && !allows(outboundAllow)(host)) throw new OutboundError('leads into a network that is not public');
  return url;
}

const allows = (outboundAllow: readonly string[]) => {
  const besides = addressSet(outboundAllow);
  return (address: string) => isPublicAddress(address) || besides(address);
};

/** Resolves a name and hands on only what may be reached: the connection goes to the very address that was checked. */
function guardedLookup(may: (address: string) => boolean, resolve: Resolver): LookupFunction {
  return (host, options, done) => {
    resolve(host, { all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      // One bad address among good ones is somebody's trick, not a choice to make.
      if (addresses.length === 0 || !addresses.every(({ address }) => may(address)))
        return done(new OutboundError('leads into a network that is not public'), '', 0);
      if (options.all) return (done as unknown as (error: null, all: typeof addresses) => void)(null, addresses);
      const first = addresses[0];
      return done(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}

/** Agents whose connections are checked as they are made, for libraries that take one (web-push). Check the URL with `checkOutbound` too. */
export function outboundAgents({ outboundAllow }: OutboundRules, resolve: Resolver = resolveName) {
  const may = allows(outboundAllow);
  const lookup = guardedLookup(may, resolve);
  const guard = <A extends HttpAgent>(agent: A): A => {
    const connect = agent.createConnection.bind(agent);
    // A literal address is connected to without a look-up.
    agent.createConnection = (options, done) => {
      if (isIP(options.host ?? '') && !may(options.host ?? '')) throw new OutboundError('leads into a network that is not public');
      return connect({ ...options, lookup }, done);
    };
    return agent;
  };
  return { http: guard(new HttpAgent({ keepAlive: false })), https: guard(new HttpsAgent({ keepAlive: false })) };
}

async function readAll(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new OutboundError(`answers with more than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Asks a foreign server. Redirects are followed for GET, each checked like the first.
 * @param resolve for tests
 * @throws OutboundError with what to tell whoever entered the address
 */
export async function fetchOutbound(
  text: string,
  rules: OutboundRules,
  options: OutboundOptions = {},
  resolve?: Resolver,
): Promise<OutboundAnswer> {
  const { method = 'GET', headers = {}, body, maxBytes = 1 << 20, timeoutMs = 10_000, redirects = 3 } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  const agents = outboundAgents(rules, resolve);
  try {
    let url = checkOutbound(text, rules);
    for (let hops = 0; ; hops++) {
      const asked = { method, headers, signal, agent: url.protocol === 'https:' ? agents.https : agents.http };
      const answer = await new Promise<IncomingMessage>((done, fail) => {
        const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, asked, done);
        request.once('error', fail);
        request.end(body);
      });
      const { statusCode: status = 0, headers: told } = answer;
      if (method === 'GET' && [301, 302, 303, 307, 308].includes(status) && told.location) {
        answer.destroy();
        if (hops >= redirects) throw new OutboundError(`redirects more than ${redirects} times`);
        url = checkOutbound(new URL(told.location, url).href, rules);
        continue;
      }
      return { status, headers: told, body: await readAll(answer, maxBytes) };
    }
  } catch (error) {
    if (error instanceof OutboundError) throw error;
    throw new OutboundError(signal.aborted ? `does not answer within ${Math.round(timeoutMs / 1000)} s` : 'cannot be reached');
  } finally {
    agents.http.destroy();
    agents.https.destroy();
  }
}
