import type { RoutingRule } from '../../../../../data/contract.ts';

export interface RuleChange {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  rule: RoutingRule;
  /** Places in the lists, from 1. */
  from: number | null;
  to: number | null;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The longest run of ids that keep their order: what is not in it was moved. Patience over the places in the other list. */
function inOrder(ids: readonly string[], place: ReadonlyMap<string, number>): Set<string> {
  // For every id the longest ascending chain that ends with it; lists have some hundred rules at most.
  const chains: { id: string; at: number; length: number; before: number }[] = [];
  for (const id of ids) {
    const at = place.get(id);
    if (at === undefined) continue;
    let [length, before] = [1, -1];
    for (const [i, chain] of chains.entries()) if (chain.at < at && chain.length + 1 > length) [length, before] = [chain.length + 1, i];
    chains.push({ id, at, length, before });
  }
  const kept = new Set<string>();
  let at = chains.reduce((best, chain, i) => (best < 0 || chain.length > (chains[best]?.length ?? 0) ? i : best), -1);
  for (let chain = chains[at]; chain; at = chain.before, chain = chains[at]) kept.add(chain.id);
  return kept;
}

/** What became of rules between two lists, in the order of the later one; what is gone stands at the end. */
export function compareRules(before: readonly RoutingRule[], after: readonly RoutingRule[]): RuleChange[] {
  const old = new Map(before.map((rule, i) => [rule.id, { rule, at: i + 1 }]));
  const place = new Map(before.map(({ id }, i) => [id, i]));
  const kept = inOrder(
    after.map(({ id }) => id),
    place,
  );
  const now = new Set(after.map(({ id }) => id));
  const changes: RuleChange[] = [];
  for (const [i, rule] of after.entries()) {
    const was = old.get(rule.id);
    if (!was) changes.push({ kind: 'added', rule, from: null, to: i + 1 });
    else if (!same(was.rule, rule)) changes.push({ kind: 'changed', rule, from: was.at, to: i + 1 });
    else if (!kept.has(rule.id)) changes.push({ kind: 'moved', rule, from: was.at, to: i + 1 });
  }
  for (const [i, rule] of before.entries()) if (!now.has(rule.id)) changes.push({ kind: 'removed', rule, from: i + 1, to: null });
  return changes;
}

/** A list with one entry elsewhere. @param from, to places from 0 */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  const one = list[from];
  if (one === undefined) return [...list];
  const at = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, at), one, ...rest.slice(at)];
}
