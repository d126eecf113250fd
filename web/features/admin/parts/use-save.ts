import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../lib/api.ts';
import { sendJson } from '../../../lib/post.ts';

export interface Save {
  method: 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`. */
  path: string;
  body: unknown;
  /** What the change was made on, where it is told in the header `If-Match`. */
  version?: string | number | null;
}

/**
 * Sends a change. Whatever comes of it, what is shown is asked for again, so that a refusal by a newer version brings that version.
 * @param keys the queries that hold what was changed
 */
export function useSave<A = unknown>(keys: readonly QueryKey[], onDone?: (answer: A, sent: Save) => void) {
  const client = useQueryClient();
  return useMutation<A, unknown, Save>({
    mutationFn: ({ method, path, body, version }) =>
      sendJson<A>(method, path, body, version === undefined || version === null ? {} : { headers: { 'if-match': `"${version}"` } }),
    onSuccess: (answer, sent) => onDone?.(answer, sent),
    onSettled: async (_, error) => {
      if (error instanceof ApiError && (error.code === 'offline' || error.code === 'timeout')) return;
      await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
