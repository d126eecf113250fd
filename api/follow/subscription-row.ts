import type { Row } from '@libsql/client';
import type { Follow, FollowTarget } from '../features/follow/contract.ts';

/** A subscription with its follower, as jobs and links see it. Instants are milliseconds since 1970. */
export interface SubscriptionRow {
  id: string;
  follower: string;
  channel: 'mail' | 'push';
  address: string;
  user: string | null;
  followerConfirmed: boolean;
  city: string;
  target: FollowTarget;
  categories: string[];
  pace: Follow['pace'];
  paused: boolean;
  own: boolean;
  lang: string;
  madeAt: number;
  confirmedAt: number | null;
}

export const SUBSCRIPTION_COLUMNS = `s.id, s.follower, s.city, s.kind, s.report, s.area, s.lng, s.lat, s.radius, s.categories, s.pace, s.paused, s.own,
  s.lang, s.made_at, s.confirmed_at, f.channel, f.address, f.user, f.confirmed AS follower_confirmed`;
export const SUBSCRIPTION_TABLES = 'subscription s CROSS JOIN follower f ON f.id = s.follower';

function targetOf(row: Row): FollowTarget {
  switch (row.kind) {
    case 'report':
      return { kind: 'report', id: String(row.report) };
    case 'area':
      return { kind: 'area', id: String(row.area) };
    case 'point':
      return { kind: 'point', at: [Number(row.lng), Number(row.lat)], radius: Number(row.radius) };
    default:
      return { kind: 'city' };
  }
}

export function subscriptionRow(row: Row): SubscriptionRow {
  return {
    id: String(row.id),
    follower: String(row.follower),
    channel: row.channel === 'push' ? 'push' : 'mail',
    address: String(row.address),
    user: row.user === null ? null : String(row.user),
    followerConfirmed: row.follower_confirmed === 1,
    city: String(row.city),
    target: targetOf(row),
    categories: JSON.parse(String(row.categories)) as string[],
    pace: row.pace === 'daily' ? 'daily' : 'now',
    paused: row.paused === 1,
    own: row.own === 1,
    lang: String(row.lang),
    madeAt: Number(row.made_at),
    confirmedAt: row.confirmed_at === null ? null : Number(row.confirmed_at),
  };
}

/** What tells one target of a follower from another. A point is one to about ten metres. */
export function targetKey(target: FollowTarget): string {
  if (target.kind === 'city') return 'city';
  if (target.kind === 'point') return `point:${target.at.map((x) => x.toFixed(4)).join(',')}`;
  return `${target.kind}:${target.id}`;
}
