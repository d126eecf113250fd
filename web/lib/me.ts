/** Who is signed in, and what a button may offer them. The server asks again. */
import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../api/auth/contract.ts';
import { can, type Permission, type Target } from '../../data/model/rights.ts';
import { meQuery } from './staff.ts';

export interface MeState {
  /** Null: nobody is signed in; undefined: not known yet. */
  me: Me | null | undefined;
  error: unknown;
  retry: () => void;
}

/** The answer of `GET /api/me`, shared by all who ask. */
export function useMe(): MeState {
  const { data, error, refetch } = useQuery(meQuery);
  return { me: data?.me, error: data ? null : error, retry: () => void refetch() };
}

/** Whether who is signed in may do this; false while that is not known. */
export function useCan(permission: Permission, target: Target): boolean {
  const { me } = useMe();
  return me ? can(me.grants, permission, target) : false;
}
