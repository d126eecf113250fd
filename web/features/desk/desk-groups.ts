import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { isClosed } from '../../../data/model/case-states.ts';
import { dueTone } from '../../lib/case-time.ts';

export const GROUPS = ['late', 'new', 'soon', 'calm', 'waiting', 'closed'] as const;
export type DeskGroup = (typeof GROUPS)[number];

/** Where a case stands on the desk: what is late first, then what nobody has accepted yet. */
export function groupOf(item: CaseSummary, now: number): DeskGroup {
  if (isClosed(item.state)) return 'closed';
  const tone = dueTone(item, now);
  if (tone === 'late') return 'late';
  if (item.state === 'forwarded' || item.state === 'reopened') return 'new';
  return tone === 'stopped' ? 'waiting' : tone;
}

/** The list in its groups, each in the order that it came in. */
export function groupsOf(items: readonly CaseSummary[], now: number): { group: DeskGroup; items: CaseSummary[] }[] {
  return GROUPS.map((group) => ({ group, items: items.filter((item) => groupOf(item, now) === group) })).filter(
    (part) => part.items.length > 0,
  );
}
