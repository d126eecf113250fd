import { fold } from '../../../data/model/fold.ts';
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

export const PAGE_SIZE = 50;

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

/** The rows that fit, in order. @param ranks of kinds; higher first */
export function filterRows(rows: readonly ListRow[], filter: ListFilter, ranks: ReadonlyMap<string, number>, lang: string): ListRow[] {
  const words = fold(filter.text).split(' ').filter(Boolean);
  const names = new Intl.Collator(lang);
  const fits = rows.filter(
    (row) =>
      (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
      (!filter.area || row.areaId === filter.area) &&
      (!filter.openNow || row.open === true) &&
      words.every((word) => ` ${row.folded}`.includes(` ${word}`)),
  );
  const rank = (row: ListRow) => ranks.get(row.kind) ?? 0;
  return fits.sort((a, b) => {
    if (filter.sort === 'where') return names.compare(a.where, b.where) || names.compare(a.name, b.name);
    return (filter.sort === 'kind' ? rank(b) - rank(a) : 0) || names.compare(a.name, b.name);
  });
}
