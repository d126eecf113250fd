import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { User, UserList } from '../../../../../api/features/account/contract.ts';
import { getJson } from '../../../../lib/api.ts';

type Users = z.infer<typeof UserList>;

/** @param city null: all accounts, residents too */
export const usersQuery = (city: string | null, q: string) =>
  infiniteQueryOptions({
    queryKey: ['users', city, q],
    queryFn: ({ signal, pageParam }) =>
      getJson<Users>('/admin/users', { signal, search: { city: city ?? undefined, q, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One account, found by its id; null where there is none that may be seen. */
export const userQuery = (city: string | null, id: string) =>
  queryOptions({
    queryKey: ['users', city, 'one', id],
    queryFn: async ({ signal }): Promise<User | null> => {
      const { users } = await getJson<Users>('/admin/users', { signal, search: { city: city ?? undefined, q: id } });
      return users.find((user) => user.id === id) ?? null;
    },
  });

/** Where somebody administers accounts: everywhere, or in the city that is open. */
export const KEYS = [['users'], ['audit']];
