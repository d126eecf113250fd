/** The live queue: what is known of each case, and the order in which it is shown. Pure, so that any order of arrival can be tested. */
import type { CaseSummary } from '../../api/features/cases/contract.ts';

/** What is known of one case. `case` null: it is no longer the reader's. */
export interface Known {
  /** Place in the event log up to which this is known. */
  seq: number;
  case: CaseSummary | null;
}
export type KnownCases = ReadonlyMap<string, Known>;

export interface CaseEventIn {
  seq: number;
  id: string;
  case: CaseSummary | null;
}

/** Takes in one live event; an older one, or one that says nothing new, gives back the same map. */
export function mergeEvent(known: KnownCases, { seq, id, case: item }: CaseEventIn): KnownCases {
  const old = known.get(id);
  if (old && old.seq >= seq) return known;
  // A list may have brought a later version than the event was made of.
  const keep = item !== null && old?.case && old.case.version >= item.version;
  return new Map(known).set(id, { seq, case: keep ? old.case : item });
}

/**
 * Takes in rows of a list.
 * @param asOf the last event that had come when the list was asked for: what came later outweighs the list.
 */
export function mergeRows(known: KnownCases, rows: readonly CaseSummary[], asOf: number): KnownCases {
  let next: Map<string, Known> | undefined;
  for (const row of rows) {
    const old = known.get(row.id);
    if (old && (old.case === null ? old.seq > asOf : old.case.version >= row.version)) continue;
    next ??= new Map(known);
    next.set(row.id, { seq: Math.max(asOf, old?.seq ?? 0), case: row });
  }
  return next ?? known;
}

/** The rows on the screen, and those that wait so that nothing jumps under the reader's hand. */
export interface Shown {
  ids: readonly string[];
  fresh: readonly string[];
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, i) => id === b[i]);

/**
 * The next order of rows. While `held` (pointer or focus in the list) rows stay where they are: new ones wait in `fresh`, further rows of
 * the list that the reader asked for (`read`) go to the end. Otherwise the list is as it should be.
 * @param fitting ids that fit the filter, in order
 */
export function nextShown(now: Shown, fitting: readonly string[], held: boolean, read: ReadonlySet<string>): Shown {
  if (!held) return same(now.ids, fitting) && now.fresh.length === 0 ? now : { ids: fitting, fresh: [] };
  const there = new Set(now.ids);
  const waiting = fitting.filter((id) => !there.has(id));
  const ids = [...now.ids, ...waiting.filter((id) => read.has(id))];
  const fresh = waiting.filter((id) => !read.has(id));
  return same(now.ids, ids) && same(now.fresh, fresh) ? now : { ids, fresh };
}
