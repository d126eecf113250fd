import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CASE_MOVES, CASE_STATES, type CaseState, isClosed, moveBetween, publicStatus } from './case-states.ts';

describe('the states of a case', () => {
  it('have one entry a target, and none moves to itself but a second forwarding', () => {
    expect(new Set(CASE_MOVES.map((m) => m.to)).size).toBe(CASE_MOVES.length);
    for (const move of CASE_MOVES) if (move.to !== 'forwarded') expect(move.from).not.toContain(move.to);
  });
  it('reach every state from the first', () => {
    const reached = new Set<CaseState>(['received']);
    for (let before = 0; before !== reached.size; ) {
      before = reached.size;
      for (const { to, from } of CASE_MOVES) if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...CASE_STATES].filter((state) => !reached.has(state))).toEqual([]);
  });
  it('leave no open case where nobody can close it', () => {
    for (const state of CASE_STATES.filter((s) => !isClosed(s)))
      expect(
        CASE_MOVES.some((m) => m.from.includes(state) && isClosed(m.to)),
        state,
      ).toBe(true);
  });
  it('let the reporter reopen what was closed, and never what was merged or withdrawn', () => {
    for (const state of ['answered', 'done', 'not_accepted'] as const) expect(moveBetween(state, 'reopened')?.by).toContain('reporter');
    for (const state of ['merged', 'cancelled'] as const) expect(moveBetween(state, 'reopened')).toBeUndefined();
  });
  it('say done or rejected to the public exactly when nobody has to act', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASE_STATES), (state) => {
        expect(['done', 'rejected'].includes(publicStatus(state))).toBe(isClosed(state));
      }),
    );
  });
});
