/** Addresses of the follow page and of feeds, and the secrets behind the hash of links in letters. Pure. */
import type { FollowTarget } from '../../../api/features/follow/contract.ts';
import { withQuery } from '../../lib/with-query.ts';

const withParameters = (address: string, parameters: Record<string, string>) =>
  Object.entries(parameters).reduce((found, [name, value]) => withQuery(found, name, value), address);

/** @param page as `portal.href` gives it @param asked `report`: an id; `at`: lng,lat in degrees */
export const followAddress = (page: string, asked: { report?: string; at?: string }): string => withParameters(page, asked);

/** The feed of what a subscription would tell. A single report has none. */
export function rssAddress(city: string, target: Exclude<FollowTarget, { kind: 'report' }>, categories: readonly string[]): string {
  const parameters: Record<string, string> = {
    ...(target.kind === 'area' ? { area: target.id } : {}),
    ...(target.kind === 'point' ? { at: target.at.map((x) => x.toFixed(5)).join(','), radius: String(target.radius) } : {}),
    ...(categories.length > 0 ? { category: categories.join(',') } : {}),
  };
  const address = `/api/cities/${city}/reports.rss`;
  return Object.keys(parameters).length > 0 ? withParameters(address, parameters) : address;
}

export interface LinkSecret {
  purpose: 'confirm' | 'end' | 'manage' | 'tracking';
  secret: string;
}

/** What a link brought behind its hash; null for none or a broken one. */
export function readHash(hash: string): LinkSecret | null {
  const [, purpose, rest] = /^#?(confirm|end|manage|tracking)=(.+)$/.exec(hash) ?? [];
  if (!purpose || !rest) return null;
  try {
    const secret = decodeURIComponent(rest).trim();
    return /^[\w.-]{20,120}$/.test(secret) ? { purpose: purpose as LinkSecret['purpose'], secret } : null;
  } catch {
    return null;
  }
}

/** `lng,lat` of the address as degrees; null for anything else. */
export function readAt(text: string | undefined): [number, number] | null {
  const [lng = Number.NaN, lat = Number.NaN, ...more] = (text ?? '').split(',').map(Number);
  return more.length === 0 && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;
}
