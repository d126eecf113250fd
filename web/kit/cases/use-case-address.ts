import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type CaseFilter, readCaseFilter, writeCaseFilter } from '../../lib/case-filter.ts';

type Search = Record<string, string | undefined>;

export interface CaseAddress {
  filter: CaseFilter;
  change(patch: Partial<CaseFilter>): void;
  /** The open case. */
  open: string | null;
  setOpen(id: string | null): void;
  /** A tool of the page that stands beside the queue, and the day that is replayed; the page knows their names. */
  tool: string | null;
  replay: string | null;
  setTool(patch: { tool?: string | null; replay?: string | null }): void;
  /** The filter alone, as parameters. */
  query: string;
  /** Puts another filter in place of this one. @param query as `query` gives it */
  take(query: string): void;
}

/** What the page shows, as the address holds it: a link leads to the same queue and the same case. */
export function useCaseAddress(): CaseAddress {
  const search = useRouterState({ select: (s) => s.location.search }) as Search;
  const navigate = useNavigate();
  const key = JSON.stringify(writeCaseFilter(readCaseFilter(search)));
  // The address changes with every move of the camera; the filter is another object only when it is another filter.
  const filter = useMemo(() => readCaseFilter(JSON.parse(key)), [key]);
  const go = useCallback(
    (patch: Search, push = false) =>
      void navigate({ to: '.', search: (old: Search) => ({ ...old, ...patch }), replace: !push, resetScroll: false }),
    [navigate],
  );
  const change = useCallback((patch: Partial<CaseFilter>) => go(writeCaseFilter({ ...filter, ...patch })), [go, filter]);
  // A case that is opened takes the place of the tool.
  const setOpen = useCallback((id: string | null) => go({ case: id ?? undefined, tool: undefined }, id !== null), [go]);
  const setTool = useCallback(
    (patch: { tool?: string | null; replay?: string | null }) =>
      go(Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, value ?? undefined]))),
    [go],
  );
  const take = useCallback((query: string) => go(writeCaseFilter(readCaseFilter(Object.fromEntries(new URLSearchParams(query))))), [go]);
  const query = useMemo(() => {
    const entries = Object.entries(writeCaseFilter(filter)).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return new URLSearchParams(entries).toString();
  }, [filter]);
  return {
    filter,
    change,
    open: search.case ?? null,
    setOpen,
    tool: search.tool ?? null,
    replay: search.replay ?? null,
    setTool,
    query,
    take,
  };
}
