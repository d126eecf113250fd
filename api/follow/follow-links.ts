import { encode } from 'node:querystring';
import type { Config } from '../config.ts';
import { followToken } from './follow-token.ts';

type Parts = Pick<Config, 'dataDir' | 'publicUrl'>;
interface Held {
  city: string;
  id: string;
  follower: string;
}

/** Secrets stand behind the hash of a page's address: no server's log and no referrer gets them. */
export const confirmLink = ({ dataDir, publicUrl }: Parts, { city, id }: Held) =>
  `${publicUrl}/${city}/follow#confirm=${followToken(dataDir, 'confirm', id)}`;
export const endLink = ({ dataDir, publicUrl }: Parts, { city, id }: Held) =>
  `${publicUrl}/${city}/follow#end=${followToken(dataDir, 'end', id)}`;
export const manageLink = ({ dataDir, publicUrl }: Parts, { city, follower }: Held) =>
  `${publicUrl}/${city}/follow#manage=${followToken(dataDir, 'manage', follower)}`;
/** For mail programs, which post to it (RFC 8058); the page for whoever opens it. */
export const oneClickLink = ({ dataDir, publicUrl }: Parts, { id }: Held) =>
  `${publicUrl}/api/follow/end?${encode({ t: followToken(dataDir, 'end', id) })}`;
/** A published report on the map, below the portal's address. */
export const reportPath = (city: string, report: string) => `/${city}?sel=report:${report}`;
