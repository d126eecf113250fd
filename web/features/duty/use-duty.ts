import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Colleague } from '../../../api/features/cases/contract.ts';
import type { DutyChanged, DutyWeek, PlanDuty, SwapDuty } from '../../../api/features/duty/contract.ts';
import type { Problem } from '../../../api/http/contract.ts';
import { ApiError, getJson, refusal } from '../../lib/api.ts';
import { colleaguesQuery } from '../../lib/case-queries.ts';
import { usePortal } from '../../lib/portal.ts';
import { postJson } from '../../lib/post.ts';

const weekQuery = (city: string, from: string) =>
  queryOptions({
    queryKey: ['duty', city, from, 7],
    queryFn: ({ signal }) => getJson<DutyWeek>(`/cities/${city}/duty`, { signal, search: { from, days: 7 } }),
    staleTime: 10_000,
  });

/** The roster of the seven days from a day on. */
export function useDutyWeek(from: string) {
  const { cityId } = usePortal();
  return useQuery(weekQuery(cityId, from));
}

/** Who may be put on duty there. @param on false: not asked for, the reader plans nothing */
export function useAble(agency: string | null, on: boolean): Colleague[] {
  const { cityId } = usePortal();
  return useQuery({ ...colleaguesQuery(cityId, agency), enabled: on }).data ?? [];
}

export type DutyAction = { plan: PlanDuty } | { swap: SwapDuty; id: string } | { remove: string; rest: boolean };

async function remove(path: string): Promise<DutyChanged> {
  const answer = await fetch(path, { method: 'DELETE' }).catch(() => {
    throw new ApiError('offline');
  });
  if (!answer.ok) throw refusal(answer.status, (await answer.json().catch(() => null)) as Partial<Problem> | null);
  return (await answer.json()) as DutyChanged;
}

/** Changes the roster and shows it anew. */
export function useDutyAction(onDone: (count: number) => void) {
  const { cityId } = usePortal();
  const client = useQueryClient();
  const path = `/cities/${cityId}/duty`;
  return useMutation<DutyChanged, unknown, DutyAction>({
    mutationFn: (action) =>
      'plan' in action
        ? postJson(path, action.plan)
        : 'swap' in action
          ? postJson(`${path}/${action.id}/swap`, action.swap)
          : remove(`/api${path}/${action.remove}${action.rest ? '?rest=yes' : ''}`),
    onSuccess: ({ count }) => onDone(count),
    onSettled: () => void client.invalidateQueries({ queryKey: ['duty', cityId] }),
  });
}
