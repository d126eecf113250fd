import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { usePortal } from '../../lib/portal.ts';
import { camerasPages, placesPages, reportsPages } from '../../lib/queries.ts';
import { type ListFilter, sortRows } from './list-filter.ts';
import { cameraRow, type ListRow, placeRow, reportRow } from './list-row.ts';
import { pageWindow } from './page-window.ts';

export const PAGE_SIZE = 50;

interface ListRows {
  /** Of the page that is shown. */
  rows: ListRow[];
  /** Rows that fit, over all pages. */
  total: number;
  pages: number;
  page: number;
  /** All that fits is here, so it can be put in any order; otherwise the server's order holds: places by weight, cameras, reports. */
  sortable: boolean;
  pending: boolean;
  failures: { error: unknown; retry: () => void }[];
}

/** The list as the filter asks for it, read from the server in pieces as it is turned over; what failed is named and the rest is there. */
export function useListRows(filter: ListFilter): ListRows {
  const { cityId, city, lang } = usePortal();
  const { kinds, area, openNow, text, sort } = filter;
  const placeKinds = kinds.filter((kind) => kind !== 'camera' && kind !== 'report');
  const wants = (kind: string) => !openNow && (kinds.length === 0 || kinds.includes(kind));
  const asked = { q: text.trim(), area };
  const some = kinds.length === 0 || placeKinds.length > 0;
  const options = { placeholderData: keepPreviousData };
  const places = useInfiniteQuery({
    ...placesPages(cityId, { ...asked, kind: placeKinds.join(','), open: openNow ? 'now' : '' }),
    ...options,
    enabled: some,
  });
  const cameras = useInfiniteQuery({ ...camerasPages(cityId, asked), ...options, enabled: wants('camera') });
  const reports = useInfiniteQuery({ ...reportsPages(cityId, asked), ...options, enabled: wants('report') });
  const shown = { places: some, cameras: wants('camera'), reports: wants('report') };

  const sources = useMemo(() => {
    const part = <T>(
      on: boolean,
      data: { pages: { features: T[]; numberMatched: number }[] } | undefined,
      row: (feature: T) => ListRow,
    ) => ({
      rows: on && data ? data.pages.flatMap((page) => page.features.map(row)) : [],
      matched: on ? data?.pages[0]?.numberMatched : 0,
    });
    return [
      part(shown.places, places.data, (p) => placeRow(p, lang)),
      part(shown.cameras, cameras.data, (c) => cameraRow(c, city, lang)),
      part(shown.reports, reports.data, (r) => reportRow(r, lang)),
    ];
  }, [shown.places, shown.cameras, shown.reports, places.data, cameras.data, reports.data, city, lang]);

  const ranks = useMemo(() => new Map(city.kinds.map((kind) => [kind.id, kind.rank])), [city.kinds]);
  const total = sources.reduce((sum, s) => sum + (s.matched ?? 0), 0);
  const sortable = sources.every((s) => s.rows.length === (s.matched ?? 0));
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const from = (page - 1) * PAGE_SIZE;
  const { rows, lacks } = useMemo(() => {
    if (!sortable) return pageWindow(sources, from, PAGE_SIZE);
    const all = sortRows(
      sources.flatMap((s) => s.rows),
      sort,
      ranks,
      lang,
    );
    return { rows: all.slice(from, from + PAGE_SIZE), lacks: sources.map(() => false) };
  }, [sources, sortable, from, sort, ranks, lang]);

  const queries = [places, cameras, reports];
  const next = queries.find((query, i) => lacks[i] && query.hasNextPage && !query.isFetchingNextPage && !query.error);
  const readOn = next?.fetchNextPage;
  useEffect(() => {
    void readOn?.();
  }, [readOn]);
  const on = [shown.places, shown.cameras, shown.reports];
  return {
    rows,
    total,
    pages,
    page,
    sortable,
    pending: queries.some((q, i) => on[i] && q.isPending && !q.error) || lacks.some(Boolean),
    failures: queries.flatMap((q, i) =>
      on[i] && q.error ? [{ error: q.error, retry: () => void (q.data ? q.fetchNextPage() : q.refetch()) }] : [],
    ),
  };
}
