import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, plannedShifts } from './roster.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const words = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);

describe('a planned shift', () => {
  it('is by the city’s clock and may end on the next day', () => {
    const [one, ...rest] = plannedShifts({ day: '2026-01-14', from: '22:00', to: '06:00', repeat: 'none', until: '2026-02-14' }, ZONE);
    expect(rest).toEqual([]);
    expect([words(one?.startsAt ?? 0), words(one?.endsAt ?? 0)]).toEqual(['2026-01-14T22:00', '2026-01-15T06:00']);
  });
  it('repeats on weekdays without Saturday and Sunday, weekly on the same day', () => {
    const days = (repeat: 'weekdays' | 'weekly') =>
      plannedShifts({ day: '2026-01-15', from: '07:00', to: '15:00', repeat, until: '2026-01-29' }, ZONE).map((s) =>
        words(s.startsAt).slice(8, 10),
      );
    expect(days('weekdays')).toEqual(['15', '16', '19', '20', '21', '22', '23', '26', '27', '28', '29']);
    expect(days('weekly')).toEqual(['15', '22', '29']);
  });
  it('keeps its clock time over a change of the clock', () => {
    const shifts = plannedShifts({ day: '2026-03-28', from: '08:00', to: '16:00', repeat: 'daily', until: '2026-03-29' }, 'Europe/Berlin');
    expect(shifts.map((s) => new Date(s.startsAt).toISOString().slice(11, 16))).toEqual(['07:00', '06:00']);
  });
  it('never overlaps its own repetition, and is as long as its clock says', () => {
    const clock = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String((m / 60) | 0).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(clock, clock, fc.constantFrom('daily' as const, 'weekdays' as const, 'weekly' as const), (from, to, repeat) => {
        const shifts = plannedShifts({ day: '2026-01-14', from, to, repeat, until: '2026-02-20' }, ZONE);
        for (const [i, one] of shifts.entries()) {
          expect(one.endsAt - one.startsAt).toBeGreaterThan(0);
          expect(one.endsAt - one.startsAt).toBeLessThanOrEqual(86_400_000);
          const next = shifts[i + 1];
          if (next) expect(overlap(one, next)).toBe(false);
        }
      }),
    );
  });
});
