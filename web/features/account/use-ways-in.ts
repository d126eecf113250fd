import { useQuery } from '@tanstack/react-query';
import type { Providers } from '../../../api/features/account/contract.ts';
import { getJson } from '../../lib/api.ts';

/** How one may sign in here: another service where one is set up, and whether one's own account has a password. */
export const useWaysIn = () =>
  useQuery({ queryKey: ['providers'], queryFn: ({ signal }) => getJson<Providers>('/auth/providers', { signal }) }).data;
