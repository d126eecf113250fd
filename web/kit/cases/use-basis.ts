import { useState } from 'react';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { type CaseChanges, changesBetween } from '../../lib/case-changes.ts';

export interface Basis {
  before: CaseDetail;
  changes: CaseChanges;
  /** Others changed the case since the form was opened; what they changed is on the screen. */
  stale: boolean;
  /** What was shown was seen: the form goes on from the newest version. */
  accept(): void;
}

/** What a form was begun on. A newer version is never overwritten unseen, and nothing typed is lost over it. */
export function useBasis(item: CaseDetail, me: string): Basis {
  const [before, setBefore] = useState(item);
  const changes = changesBetween(before, item, me);
  const stale = before.version !== item.version && changes.fields.length + changes.events.length > 0;
  return { before, changes, stale, accept: () => setBefore(item) };
}
