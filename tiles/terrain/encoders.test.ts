import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { octDecode, octEncode } from './oct-normal.ts';
import { deltaEncode, highWaterEncode, zigzagDecode, zigzagEncode } from './zigzag.ts';

describe('quantized-mesh encoders', () => {
  it('zig-zag brings every 16-bit difference back', () => {
    fc.assert(fc.property(fc.integer({ min: -32768, max: 32767 }), (n) => zigzagDecode(zigzagEncode(n)) === n));
  });

  it('differences add up to the values again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 32767 })), (values) => {
        let sum = 0;
        expect([...deltaEncode(values)].map((d) => (sum += zigzagDecode(d)))).toEqual(values);
      }),
    );
  });

  it('high-water codes give the indices back, and refuse unordered vertices', () => {
    const indices = fc.array(fc.nat(200), { minLength: 1 }).map((picks) => {
      let next = 0;
      return picks.map((p) => (p >= next ? next++ : p));
    });
    fc.assert(
      fc.property(indices, (list) => {
        let highest = 0;
        const back = [...highWaterEncode(list)].map((code) => {
          const index = highest - code;
          if (code === 0) highest++;
          return index;
        });
        expect(back).toEqual(list);
      }),
    );
    expect(() => highWaterEncode([1, 0])).toThrow(RangeError);
  });

  it('a normal comes back within 0.7 degrees, on every side of the globe', () => {
    const part = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(part, part, part, (x, y, z) => {
        const length = Math.hypot(x, y, z);
        fc.pre(length > 1e-3);
        const [a, b, c] = octDecode(...octEncode([x / length, y / length, z / length]));
        const cos = (a * x + b * y + c * z) / length;
        expect(cos).toBeGreaterThan(Math.cos((0.7 * Math.PI) / 180));
      }),
    );
  });
});
