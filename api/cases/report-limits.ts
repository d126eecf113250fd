import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Config } from '../config.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { limiter } from '../http/limits.ts';

const HOUR = 3600;
const DAY = 86_400;
/** Size of the squares in which reports outside every ward are counted together, degrees: about a kilometre. */
const SQUARE = 0.01;
const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/** Who sends, as far as limits know it: keys without anything personal in them. */
export interface Sender {
  address: string;
  device?: string | undefined;
  account?: string | undefined;
}

/** How much may be reported: by address prefix, device, account, and ward or commune; how many bytes of photos a day. */
export function reportLimits(config: Pick<Config, 'reportsPerHour' | 'reportsPerArea' | 'uploadPerDay' | 'trustedHops'>) {
  const perHour = { points: config.reportsPerHour, duration: HOUR };
  const reports = {
    address: limiter({ name: 'report-address', ...perHour }),
    device: limiter({ name: 'report-device', ...perHour }),
    account: limiter({ name: 'report-account', ...perHour }),
  };
  const area = limiter({
    ...{ name: 'report-area', points: config.reportsPerArea, duration: HOUR },
    said: 'Too many reports about this area for now.',
    field: 'area',
  });
  // Counted in kilobytes.
  const uploads = limiter({ name: 'upload', points: config.uploadPerDay * 1024, duration: DAY });
  return {
    /** Who sends this request; its address and device are counted. @throws ProblemError `too-many-requests` */
    async begin(c: Context): Promise<Sender> {
      const address = addressPrefix(clientAddress(c, config.trustedHops));
      const named = c.req.header('x-device');
      const device = named && /^[\w-]{16,80}$/.test(named) ? digest(named) : undefined;
      await reports.address(address);
      if (device) await reports.device(device);
      return { address, device };
    },
    /**
     * Counts the account, the place and the photos. @param ward that the place stands in; null: none, then its square of the map counts
     * @param bytes of all photos @throws ProblemError `too-many-requests`
     */
    async take(
      { address, device, account }: Sender,
      { city, ward, position: [lng, lat] }: { city: string; ward: string | null; position: readonly number[] },
      bytes: number,
    ): Promise<void> {
      if (account) await reports.account(account);
      await area(`${city}:${ward ?? `${Math.floor((lng ?? 0) / SQUARE)}:${Math.floor((lat ?? 0) / SQUARE)}`}`);
      if (bytes === 0) return;
      const points = Math.ceil(bytes / 1024);
      for (const key of [`address:${address}`, device && `device:${device}`, account && `account:${account}`])
        if (key) await uploads(key, points);
    },
  };
}
