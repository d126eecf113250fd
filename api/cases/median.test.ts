import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median } from './median.ts';

it('the median is that of the sorted values, whatever their order and however many are the same', () => {
  const value = fc.oneof(fc.nat(3), fc.nat(), fc.constant(0));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b);
      const middle = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0] as const;
      expect(median(Float64Array.from(values))).toBe((middle[0] + middle[1]) / 2);
    }),
    { numRuns: 1000 },
  );
});
