import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** What limits are counted by: an IPv4 address, or the first half of an IPv6 address, which is a household's. */
export function addressPrefix(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(bare) !== 6) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const whole = tail === undefined ? left : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${whole
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/**
 * The client's address; count limits by its `addressPrefix`. `X-Forwarded-For` is believed for as many entries from the right as
 * we have proxies of our own; what stands further left anybody may have written.
 */
export function clientAddress(c: Context, trustedHops: number): string {
  let direct: string | undefined;
  try {
    direct = getConnInfo(c).remote.address;
  } catch {
    // A request that came through no socket (a test's).
  }
  if (trustedHops > 0) {
    const entries = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
    const entry = entries.at(-trustedHops);
    if (entry && isIP(entry)) return entry;
  }
  return direct ?? '0.0.0.0';
}
