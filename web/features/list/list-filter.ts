import type { ListRow } from './list-row.ts';

export const SORTS = ['kind', 'name', 'where'] as const;
export type Sort = (typeof SORTS)[number];

export interface ListFilter {
  /** Keys of `city.counts`; none means all. */
  kinds: string[];
  area: string;
  openNow: boolean;
  text: string;
  sort: Sort;
  /** From 1. */
  page: number;
}

/** The filter as the address holds it. */
export function readFilter(search: Record<string, string | undefined>): ListFilter {
  const page = Number(search.page);
  return {
    kinds: search.kind?.split(',').filter(Boolean) ?? [],
    area: search.area ?? '',
    openNow: search.open === 'now',
    text: search.q ?? '',
    sort: SORTS.find((s) => s === search.sort) ?? 'kind',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

export function writeFilter({ kinds, area, openNow, text, sort, page }: ListFilter): Record<string, string | undefined> {
  return {
    kind: kinds.join(',') || undefined,
    area: area || undefined,
    open: openNow ? 'now' : undefined,
    q: text || undefined,
    sort: sort === 'kind' ? undefined : sort,
    page: page > 1 ? String(page) : undefined,
  };
}

/** The rows in order. @param ranks of kinds; higher first */
export function sortRows(rows: readonly ListRow[], sort: Sort, ranks: ReadonlyMap<string, number>, lang: string): ListRow[] {
  const names = new Intl.Collator(lang);
  const rank = (row: ListRow) => ranks.get(row.kind) ?? 0;
  return [...rows].sort((a, b) => {
    if (sort === 'where') return names.compare(a.where, b.where) || names.compare(a.name, b.name);
    return (sort === 'kind' ? rank(b) - rank(a) : 0) || names.compare(a.name, b.name);
  });
}
