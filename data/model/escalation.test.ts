import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EscalationRule, firings, turnOf } from './escalation.ts';
import { type WorkCalendar, workingMinutesBetween } from './working-time.ts';

const calendar: WorkCalendar = {
  hours: [
    [450, 690],
    [810, 1050],
  ],
  weekdays: [1, 2, 3, 4, 5],
  holidays: [{ day: '2026-01-01' }],
  workdays: [],
};
const clock = { calendar, timeZone: 'Asia/Ho_Chi_Minh' };
const at = (text: string) => Date.parse(`${text}:00+07:00`);
// Monday 8:00, due Monday a week later.
const of = { receivedAt: at('2026-01-12T08:00'), dueAt: at('2026-01-19T08:00') };
const before: EscalationRule = { id: 'nua', when: 'before', share: 0.25, to: ['agency'] };
const after: EscalationRule = { id: 'qua', when: 'after', again: 2, to: ['leaders'] };

describe('a rule of escalation', () => {
  it('before the day tells once, when so much of the working time is left', () => {
    const [warned = 0, ...more] = firings(before, of, clock);
    expect(more).toEqual([]);
    const left = (from: number) => workingMinutesBetween(calendar, clock.timeZone, new Date(from), new Date(of.dueAt));
    expect(left(warned)).toBeLessThanOrEqual(0.25 * left(of.receivedAt));
    expect(left(warned - 60_000)).toBeGreaterThanOrEqual(0.25 * left(of.receivedAt) - 1);
    expect(turnOf(before, of, clock, warned - 1)).toEqual({ turn: 0, next: warned });
    expect(turnOf(before, of, clock, warned)).toEqual({ turn: 1, next: null });
  });
  it('takes the earlier of share and minutes', () => {
    const [share = 0] = firings(before, of, clock);
    const [both = 0] = firings({ ...before, minutes: 3 * 480 }, of, clock);
    expect(both).toBeLessThan(share);
  });
  it('after the day tells at once, then again by working days', () => {
    const told = [...firings(after, of, clock)].slice(0, 3);
    expect(told).toEqual([at('2026-01-19T08:00'), at('2026-01-21T08:00'), at('2026-01-23T08:00')]);
    expect([...firings({ ...after, again: undefined, days: 1 }, of, clock)]).toEqual([at('2026-01-20T08:00')]);
  });
  it('tells the last only of what was missed, and no warning once the day is past', () => {
    expect(turnOf(after, of, clock, at('2026-01-23T12:00'))).toEqual({ turn: 3, next: at('2026-01-27T08:00') });
    expect(turnOf(before, of, clock, of.dueAt + 1)).toEqual({ turn: 0, next: null });
  });
  it('never goes back as time goes on, and next is never past', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(before, after, { ...before, share: undefined, minutes: 240 }),
        fc.array(fc.integer({ min: of.receivedAt, max: of.dueAt + 90 * 86_400_000 }), { minLength: 2, maxLength: 6 }),
        (rule, instants) => {
          let last = 0;
          for (const now of instants.sort((a, b) => a - b)) {
            const { turn, next } = turnOf(rule, of, clock, now);
            if (rule.when === 'after' || now < of.dueAt) expect(turn).toBeGreaterThanOrEqual(last);
            if (next !== null) expect(next).toBeGreaterThan(now);
            last = turn;
          }
        },
      ),
    );
  });
});
