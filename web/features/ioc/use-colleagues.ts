import { useMemo } from 'react';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import type { Colleague } from '../../kit/cases/colleagues.ts';

/** Whom a case may be given to: everybody who has one in the queue. */
export function useColleagues(rows: readonly CaseSummary[]): Colleague[] {
  return useMemo(() => {
    const all = new Map<string, Colleague>();
    for (const { assignee } of rows) if (assignee) all.set(assignee.id, assignee);
    return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
  }, [rows]);
}
