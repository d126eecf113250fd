/** Who works here: what a page for staff has to know before it shows anything. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me, MeAnswer } from '../../api/auth/contract.ts';
import { agenciesWith, type Permission } from '../../data/model/rights.ts';
import { getJson } from './api.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => getJson<MeAnswer>('/me', { signal }),
  staleTime: 60_000,
});

export type Staff =
  | { state: 'loading' }
  | { state: 'failed'; error: unknown; retry: () => void }
  | { state: 'signed-out' }
  /** A role that asks for a second factor has no rights before it is set up. */
  | { state: 'second-factor'; me: Me }
  | { state: 'forbidden'; me: Me }
  /** `agencies`: whose cases the permission opens; of several permissions, the first that is held. */
  | { state: 'in'; me: Me; agencies: 'all' | string[] };

/** Whether who is signed in may do one of these in the city, and if not, why. The server asks again; this only words the page. */
export function useStaff(permission: Permission | readonly Permission[], cityId: string): Staff {
  const { data, error, refetch } = useQuery(meQuery);
  if (!data) return error ? { state: 'failed', error, retry: () => void refetch() } : { state: 'loading' };
  const { me } = data;
  if (!me) return { state: 'signed-out' };
  if (me.secondFactorMissing) return { state: 'second-factor', me };
  for (const one of typeof permission === 'string' ? [permission] : permission) {
    const agencies = agenciesWith(me.grants, one, cityId);
    if (agencies === 'all' || agencies.length > 0) return { state: 'in', me, agencies };
  }
  return { state: 'forbidden', me };
}
