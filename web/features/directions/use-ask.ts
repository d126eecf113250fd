import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Search } from '../../lib/portal-state.ts';
import { type Ask, readAsk, withoutAsk, writeAsk } from './ask.ts';

/** What is asked and how to change it; the address is the state. */
export function useAsk(): { ask: Ask; change(patch: Partial<Ask>, options?: { push?: boolean }): void; clear(): void } {
  const search = useRouterState({ select: (s) => s.location.search }) as Search;
  const navigate = useNavigate();
  const key = [search.from, search.to, search.via, search.by].join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is all of the search that is read.
  const ask = useMemo(() => readAsk(search), [key]);
  const change = useCallback(
    (patch: Partial<Ask>, options?: { push?: boolean }) =>
      void navigate({
        to: '.',
        search: (old: Search) => writeAsk(old, { ...readAsk(old), ...patch }),
        replace: !options?.push,
        resetScroll: false,
      }),
    [navigate],
  );
  const clear = useCallback(
    () => void navigate({ to: '.', search: (old: Search) => withoutAsk(old), replace: true, resetScroll: false }),
    [navigate],
  );
  return { ask, change, clear };
}
