import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from './cluster.worker.ts';
import { makeClusters } from './clusters.ts';

const members = (mark: Mark): number => ('index' in mark ? 1 : mark.count);

describe('clusters of pins', () => {
  const points = fc.array(
    fc.tuple(fc.double({ min: 103.8, max: 104, noNaN: true }), fc.double({ min: 21.2, max: 21.4, noNaN: true }), fc.nat(2)),
    { minLength: 1, maxLength: 200 },
  );

  it('never lose a pin, whatever the zoom', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 20 }), (pins, zoom) => {
        const clusters = makeClusters({
          positions: new Float64Array(pins.flatMap(([lng, lat]) => [lng, lat, 600])),
          groups: Uint8Array.from(pins, ([, , g]) => g),
          heaps: new Uint32Array(),
          groupCount: 3,
        });
        const marks = clusters.within([100, 20, 106, 23], zoom);
        expect(marks.reduce((sum, mark) => sum + members(mark), 0)).toBe(pins.length);
        for (const mark of marks) if (!('index' in mark)) expect(mark.groups.reduce((a, b) => a + b, 0)).toBe(mark.count);
      }),
      { numRuns: 60 },
    );
  });

  it('stand at the height of their highest member and say how their kinds mix', () => {
    const clusters = makeClusters({
      positions: new Float64Array([103.9, 21.3, 610, 103.9001, 21.3, 640]),
      groups: Uint8Array.from([0, 1]),
      heaps: new Uint32Array(),
      groupCount: 2,
    });
    const [mark] = clusters.within([103, 21, 105, 22], 10);
    expect(mark).toMatchObject({ count: 2, groups: [1, 1] });
    expect(mark && 'position' in mark && mark.position[2]).toBe(640);
  });

  it('count a heap as what it holds, alone and joined, and keep every one', () => {
    const heaped = fc.array(fc.tuple(fc.double({ min: 103.8, max: 104, noNaN: true }), fc.integer({ min: 1, max: 900 }), fc.nat(50)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(points, heaped, fc.integer({ min: 0, max: 20 }), (pins, heaps, zoom) => {
        const clusters = makeClusters({
          positions: new Float64Array([...pins.flatMap(([lng, lat]) => [lng, lat, 600]), ...heaps.flatMap(([lng]) => [lng, 21.3, 600])]),
          groups: Uint8Array.from(pins, ([, , g]) => g),
          heaps: Uint32Array.from(heaps.flatMap(([, a, b]) => [a, 0, b])),
          groupCount: 3,
        });
        const marks = clusters.within([100, 20, 106, 23], zoom);
        const all = pins.length + heaps.reduce((sum, [, a, b]) => sum + a + b, 0);
        expect(marks.reduce((sum, mark) => sum + members(mark), 0)).toBe(all);
        for (const mark of marks) if ('index' in mark) expect(mark.index).toBeLessThan(pins.length);
      }),
      { numRuns: 60 },
    );
  });

  it('answer for the asked part of the map only', () => {
    const clusters = makeClusters({
      positions: new Float64Array([103.9, 21.3, 0, 106, 18, 0]),
      groups: Uint8Array.from([0, 0]),
      heaps: new Uint32Array(),
      groupCount: 1,
    });
    expect(clusters.within([103, 21, 104, 22], 12)).toEqual([{ index: 0 }]);
  });
});
