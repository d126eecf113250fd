import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearOf, mergeMarks, type Placed } from './merge-marks.ts';

const mark = (x: number, y: number, more: Partial<Placed> = {}): Placed => ({
  index: 0,
  position: [0, 0, 0],
  count: 1,
  groups: [1],
  x,
  y,
  rank: 0,
  nudge: 0,
  ...more,
});

describe('marks on the screen', () => {
  it('keep every count when they are joined', () => {
    const screen = fc.array(fc.record({ x: fc.nat(1280), y: fc.nat(720), count: fc.integer({ min: 1, max: 50 }) }), { maxLength: 150 });
    fc.assert(
      fc.property(screen, (points) => {
        const marks = points.map(({ x, y, count }, index) => mark(x, y, { index, count, groups: [count] }));
        const merged = mergeMarks(marks, 52);
        const sum = (list: Placed[]) => list.reduce((total, m) => total + m.count, 0);
        expect(sum(merged)).toBe(sum(marks));
        for (const a of merged) for (const b of merged) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(52);
      }),
    );
  });

  it('let the larger one keep its place', () => {
    const [kept] = mergeMarks([mark(100, 100, { index: 1 }), mark(110, 100, { index: -1, count: 9, groups: [9] })], 52);
    expect(kept).toMatchObject({ x: 110, count: 10, index: -1 });
  });

  it('do not change what was handed in', () => {
    const given = [mark(0, 0, { count: 5, groups: [5] }), mark(1, 1)];
    mergeMarks(given, 52);
    expect(given.map((m) => m.count)).toEqual([5, 1]);
  });

  it('move off a sight and its name, and stay where they hide nothing', () => {
    const sight = mark(200, 200);
    const [covering, far] = clearOf([mark(205, 195), mark(500, 195)], [sight]);
    expect(covering?.nudge).not.toBe(0);
    const y = (covering?.y ?? 0) + (covering?.nudge ?? 0);
    expect(y <= 200 - 46 - 22 || y >= 200 + 20 + 22).toBe(true);
    expect(far?.nudge).toBe(0);
  });
});
