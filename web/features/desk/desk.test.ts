import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { CASE_STATES } from '../../../data/model/case-states.ts';
import { groupOf, groupsOf } from './desk-groups.ts';

const NOW = Date.parse('2026-03-02T03:00:00Z');
const item = (patch: Partial<CaseSummary>) =>
  ({ id: 'pa-1', state: 'in_progress', late: false, dueAt: new Date(NOW + 72 * 3_600_000).toISOString(), ...patch }) as CaseSummary;

describe('the desk', () => {
  it('puts what is late first, then what nobody has accepted', () => {
    const items = [
      item({ id: 'calm' }),
      item({ id: 'new', state: 'forwarded' }),
      item({ id: 'late', late: true, state: 'forwarded' }),
      item({ id: 'hold', state: 'on_hold' }),
      item({ id: 'soon', dueAt: new Date(NOW + 3_600_000).toISOString() }),
    ];
    expect(groupsOf(items, NOW).map((part) => [part.group, part.items[0]?.id])).toEqual([
      ['late', 'late'],
      ['new', 'new'],
      ['soon', 'soon'],
      ['calm', 'calm'],
      ['waiting', 'hold'],
    ]);
  });
  it('has a place for every state', () => {
    for (const state of CASE_STATES) expect(groupsOf([item({ state })], NOW)).toHaveLength(1);
    expect(groupOf(item({ state: 'done', late: true }), NOW)).toBe('closed');
  });
});
