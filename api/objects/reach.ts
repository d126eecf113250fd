import type { InValue } from '@libsql/client';
import { GRANTED, type Grant } from '../../data/model/rights.ts';
import type { ObjectKind, Thing } from './object-kind.ts';

/**
 * What grants let somebody edit in a city, as a condition over `t`: the same as asking `can()` of each row.
 * @returns null where they allow nothing at all there
 */
export function reachOf<T extends Thing>(
  grants: readonly Grant[],
  { permission, scopes }: Pick<ObjectKind<T>, 'permission' | 'scopes'>,
  city: string,
): { sql: string; args: InValue[] } | null {
  const able = grants.filter((grant) => GRANTED[grant.role].includes(permission) && (grant.city === null || grant.city === city));
  if (able.length === 0) return null;
  const args: InValue[] = [];
  const each = able.map(({ scope }) => {
    const parts = (['agencies', 'areas', 'schools', 'cameras'] as const).flatMap((by) => {
      const ids = scope[by];
      if (ids === undefined) return [];
      args.push(JSON.stringify(ids));
      return [`${scopes[by]} IN (SELECT value FROM json_each(?))`];
    });
    return parts.length > 0 ? `(${parts.join(' AND ')})` : '1';
  });
  return { sql: `(${each.join(' OR ')})`, args };
}
