import { BlockList, isIP } from 'node:net';

/** Ranges that lead into a machine or a network of its owner, or nowhere (IANA special-purpose registries; RFC 6890). */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 only global unicast leads anywhere public; within it these hold or hide other addresses (Teredo, 6to4) or are for documents. */
const GLOBAL_IPV6 = ['2000::/3'];
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const kind = (address: string) => (isIP(address) === 6 ? ('ipv6' as const) : ('ipv4' as const));

/** Addresses and networks (`10.1.0.0/16`) as one set. @throws Error for what is neither */
export function addressSet(entries: readonly string[]): (address: string) => boolean {
  const set = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    if (isIP(address) === 0) throw new Error(`“${entry}” is no address and no network`);
    if (bits === undefined) set.addAddress(address, kind(address));
    else set.addSubnet(address, Number(bits), kind(address));
  }
  return (address) => isIP(address) !== 0 && set.check(address, kind(address));
}

const special4 = addressSet(SPECIAL_IPV4);
const special6 = addressSet(SPECIAL_IPV6);
const global6 = addressSet(GLOBAL_IPV6);

/** Whether an address lies in the public internet. Whatever is no address, and IPv4 written as IPv6, does not. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) === 4) return !special4(bare);
  return isIP(bare) === 6 && global6(bare) && !special6(bare);
}
