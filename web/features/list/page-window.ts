/** One kind of source as far as it has come: rows read so far, in the server's order. */
export interface SourceRows<T> {
  rows: T[];
  /** Rows that match on the server; undefined before the first answer. */
  matched: number | undefined;
}

export interface PageWindow<T> {
  /** Rows of the page that are here already. */
  rows: T[];
  /** By source: whether the page needs rows that are not read yet. */
  lacks: boolean[];
}

/** Cuts one page out of sources that stand one after the other, each perhaps read in part only. @param from index of the page's first row */
export function pageWindow<T>(sources: readonly SourceRows<T>[], from: number, size: number): PageWindow<T> {
  const rows: T[] = [];
  let start = 0;
  const lacks = sources.map((source) => {
    const matched = source.matched ?? 0;
    const first = Math.max(0, from - start);
    const last = Math.min(matched, from + size - start);
    start += matched;
    if (last <= first) return false;
    rows.push(...source.rows.slice(first, last));
    return source.rows.length < last;
  });
  return { rows, lacks };
}
