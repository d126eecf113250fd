import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxBetween, boxByKey, NEW_BOX } from './boxes.ts';

const share = fc.integer({ min: -10, max: 30 }).map((n) => n / 20);
const corner = fc.record({ x: share, y: share });
const inside = (n: number) => n >= 0 && n <= 1 + 1e-9;

describe('a black box', () => {
  it('lies within the photo wherever the finger goes', () => {
    fc.assert(
      fc.property(corner, corner, (a, b) => {
        const box = boxBetween(a, b);
        fc.pre(box !== null);
        const { x, y, width, height } = box;
        expect([x, y, width, height, x + width, y + height].every(inside)).toBe(true);
      }),
    );
  });
  it('stays within it however it is moved and resized by keys, and never vanishes', () => {
    const step = fc.tuple(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let box = NEW_BOX;
        for (const [key, resize] of steps) box = boxByKey(box, key, resize) ?? box;
        expect([box.x, box.y, box.x + box.width, box.y + box.height].every(inside)).toBe(true);
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(0.02 - 1e-9);
      }),
    );
  });
  it('lie between two points, within the photo; a tap is none', () => {
    expect(boxBetween({ x: 0.5, y: 0.75 }, { x: 0.25, y: 0.5 })).toEqual({ x: 0.25, y: 0.5, width: 0.25, height: 0.25 });
    expect(boxBetween({ x: 0.9, y: 0.9 }, { x: 1.4, y: 1.3 })).toMatchObject({ x: 0.9, y: 0.9 });
    expect(boxBetween({ x: 0.4, y: 0.4 }, { x: 0.405, y: 0.7 })).toBeNull();
  });
  it('move and grow by keys without leaving the photo', () => {
    let box = { x: 0.9, y: 0.4, width: 0.1, height: 0.2 };
    expect(boxByKey(box, 'ArrowRight', false)).toEqual(box);
    expect(boxByKey(box, 'ArrowRight', true)?.width).toBeCloseTo(box.width);
    box = boxByKey(box, 'ArrowLeft', false) ?? box;
    expect(box.x).toBeCloseTo(0.88);
    expect(boxByKey(box, 'ArrowDown', true)?.height).toBeCloseTo(0.22);
    expect(boxByKey(box, 'a', false)).toBeUndefined();
  });
});
