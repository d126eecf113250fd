import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewEntry, ShiftEntry, ShiftLog } from '../../../api/features/shift-log/contract.ts';
import { getJson } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';

/** Colleagues write too. Milliseconds. */
const ASK_AGAIN = 20_000;

/** The shift log, newest first. @param on false: it is not asked for */
export function useShiftLog(on: boolean, text = '') {
  const { cityId } = usePortal();
  const q = text.trim() || undefined;
  return useInfiniteQuery<ShiftLog, unknown, InfiniteData<ShiftLog>, unknown[], string | undefined>({
    queryKey: ['shift-log', cityId, q],
    queryFn: ({ signal, pageParam }) =>
      getJson<ShiftLog>(`/cities/${cityId}/shift-log`, { signal, search: { q, limit: 40, cursor: pageParam } }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor,
    enabled: on,
    refetchInterval: ASK_AGAIN,
  });
}

/** Writes a line, or takes a handover over. */
export function useShiftWriting(onDone: () => void) {
  const { cityId } = usePortal();
  const client = useQueryClient();
  return useMutation<ShiftEntry, unknown, NewEntry | { sign: number }>({
    mutationFn: (what) =>
      'sign' in what ? postJson(`/cities/${cityId}/shift-log/${what.sign}/signature`, {}) : postJson(`/cities/${cityId}/shift-log`, what),
    onSuccess: onDone,
    onSettled: () => void client.invalidateQueries({ queryKey: ['shift-log', cityId] }),
  });
}
