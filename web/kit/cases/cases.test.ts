import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from '../../lib/case-time.ts';
import { colleaguesOf } from './colleagues.ts';
import { boxBetween, nudged } from './photo-boxes.tsx';

const share = fc.integer({ min: -10, max: 30 }).map((n) => n / 20);
const corner = fc.record({ x: share, y: share });
const inside = (n: number) => n >= 0 && n <= 1 + 1e-9;

describe('a black box', () => {
  it('lies within the photo wherever the finger goes', () => {
    fc.assert(
      fc.property(corner, corner, (a, b) => {
        const { x, y, width, height } = boxBetween(a, b);
        expect([x, y, width, height, x + width, y + height].every(inside)).toBe(true);
      }),
    );
  });
  it('stays within it however it is moved and resized by keys, and never vanishes', () => {
    const step = fc.tuple(fc.integer({ min: -1, max: 1 }), fc.integer({ min: -1, max: 1 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let box = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
        for (const [right, down, resize] of steps) box = nudged(box, right, down, resize);
        expect([box.x, box.y, box.x + box.width, box.y + box.height].every(inside)).toBe(true);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(0.02 - 1e-9);
      }),
    );
  });
});

describe('the clock on the wall', () => {
  it('is the city’s, not the browser’s', () => {
    expect(localOf('2026-03-02T20:30:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-03-03T03:30');
    expect(instantOf('2026-03-03T03:30', 'Asia/Ho_Chi_Minh')).toBe('2026-03-02T20:30:00.000Z');
  });
});

describe('colleagues', () => {
  it('are each named once, oneself first, who has the case included', () => {
    const [me, other] = [
      { id: 'me', name: 'A' },
      { id: 'u2', name: 'B' },
    ];
    expect(colleaguesOf(me, { assignee: other }, [other, me])).toEqual([me, other]);
  });
});
