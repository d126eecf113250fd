import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoofShape } from '../contract.ts';
import { around, drawn, house, openEdges, rectangle, SHAPES, trianglesOf, volume } from './buildings.factory.ts';

const FOOT = -24;
const roofed = (shape: RoofShape, rings = [rectangle(6, 15)], minHeight = 0) =>
  house({ rings, minHeight, height: 11, roof: { shape, height: 3 } });
const steps = (metres: number): number => Math.round(metres * 16);

const L_SHAPE = around([
  [0, 0],
  [20, 0],
  [20, 8],
  [8, 8],
  [8, 18],
  [0, 18],
]);
const COURT = [rectangle(30, 20), rectangle(10, 6, 8, 7)];

/** Corners of a simple polygon: radii at rising angles. */
const simplePolygon = fc
  .array(fc.double({ min: 3, max: 40, noNaN: true }), { minLength: 3, maxLength: 14 })
  .map((radii) =>
    around(
      radii.map((r, i): [number, number] => [
        r * Math.cos((i / radii.length) * 2 * Math.PI),
        r * Math.sin((i / radii.length) * 2 * Math.PI),
      ]),
    ),
  );

describe('a building', () => {
  it.each(SHAPES)('with a %s roof is closed but for its buried foot, on a rectangle', (shape) => {
    const { sink, tally, ok } = drawn(roofed(shape));
    expect(ok).toBe(true);
    expect([...tally.counts]).toEqual([]);
    expect(openEdges(sink).filter(([low, high]) => low !== FOOT || high !== FOOT)).toEqual([]);
    expect(volume(sink, FOOT)).toBeGreaterThan(6 * 15 * (8 + 1.5) * 0.99);
    expect(volume(sink, FOOT)).toBeLessThanOrEqual(6 * 15 * (11 + 1.5) * 1.01);
  });

  it.each(SHAPES)('with a %s roof that hangs above ground is closed below too', (shape) => {
    expect(openEdges(drawn(roofed(shape, [rectangle(6, 15)], 4)).sink)).toEqual([]);
  });

  it.each(SHAPES)('with a %s roof is closed on an L and round a court, drawn flat and counted where it must be', (shape) => {
    for (const rings of [[L_SHAPE], COURT]) {
      const { sink, tally } = drawn(roofed(shape, rings, 2));
      expect(openEdges(sink)).toEqual([]);
      for (const code of tally.counts.keys()) expect(code).toBe(`roof-flat-for-${shape}`);
      expect(volume(sink, 0)).toBeGreaterThan(0);
    }
  });

  it('fills exactly its prism when flat', () => {
    const { sink } = drawn(house({ rings: COURT, height: 10 }));
    expect(volume(sink, FOOT)).toBeCloseTo((30 * 20 - 10 * 6) * (10 + 1.5), -1.5);
  });

  it('has its slopes where the tags say: a skillion roof that faces east is low in the east', () => {
    const { sink } = drawn(house({ rings: [rectangle(10, 10)], height: 9, roof: { shape: 'skillion', height: 3, direction: 90 } }));
    const tops = trianglesOf(sink)
      .flat()
      .filter(([, , u]) => u > 0);
    for (const [e, , u] of tops) expect(u).toBe(e > 80 ? steps(6) : steps(9));
  });

  it.each([
    ['along', 16],
    ['across', 80],
  ] as const)('has its ridge %s the longer side', (orientation, ridge) => {
    const { sink } = drawn(house({ rings: [rectangle(2 * 5, 2 * 2)], height: 9, roof: { shape: 'gabled', height: 3, orientation } }));
    const top = trianglesOf(sink)
      .flat()
      .filter(([, , u]) => u === steps(9));
    const [es, ns] = [new Set(top.map(([e]) => e)), new Set(top.map(([, n]) => n))];
    // The ridge is one line: constant in the direction it does not run.
    expect(
      orientation === 'along' ? [ns.size, Math.abs(([...ns][0] ?? 0) - 32) <= 1] : [es.size, Math.abs(([...es][0] ?? 0) - ridge) <= 1],
    ).toEqual([1, true]);
  });

  it('is watertight, reaches its height exactly and stays inside its footprint, whatever the simple polygon and roof', () => {
    fc.assert(
      fc.property(
        simplePolygon,
        fc.constantFrom(...SHAPES),
        fc.double({ min: 3, max: 60, noNaN: true }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (ring, shape, height, share) => {
          const { sink, ok, tally } = drawn(house({ rings: [ring], height, roof: { shape, height: height * share }, minHeight: 1 }));
          if (!ok) {
            expect([...tally.counts.keys()].some((code) => code === 'zero-area' || code === 'unrepairable')).toBe(true);
            return;
          }
          const points = trianglesOf(sink).flat();
          if (!tally.counts.has('self-crossing')) expect(openEdges(sink)).toEqual([]);
          expect(Math.max(...points.map(([, , u]) => u))).toBe(steps(height));
          expect(Math.min(...points.map(([, , u]) => u))).toBe(16);
          expect(Math.max(...points.map(([e, n]) => Math.hypot(e, n)))).toBeLessThanOrEqual(40 * 16 + 2);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('never fails on polygon soup: it is drawn with whole triangles or skipped and counted', () => {
    const coordinate = fc.oneof(
      fc.integer({ min: -20, max: 20 }),
      fc.double({ min: -30, max: 30 }),
      fc.constantFrom(Number.NaN, Infinity, 0),
    );
    const soup = fc.array(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 24 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(soup, fc.constantFrom(...SHAPES), fc.oneof(fc.double(), fc.integer({ min: 0, max: 40 })), (rings, shape, height) => {
        const building = house({ rings: rings.map(around), height, minHeight: height / 3, roof: { shape, height: height / 2 } });
        const { sink, ok, tally, region } = drawn(building);
        if (!ok) {
          expect(tally.counts.size).toBeGreaterThan(0);
          return;
        }
        expect(sink.indexCount).toBeGreaterThan(0);
        expect(region.every(Number.isFinite)).toBe(true);
        for (const p of trianglesOf(sink).flat(2)) expect(Number.isInteger(p)).toBe(true);
        expect(Math.max(...sink.indices.subarray(0, sink.indexCount))).toBeLessThan(sink.vertices);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a faulty footprint', () => {
  const one = (rings: [number, number][][]) => drawn(house({ rings, height: 9 }));

  it('that crosses itself becomes its parts by the even-odd rule', () => {
    const { sink, ok, tally } = one([
      around([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
      ]),
    ]);
    expect([ok, tally.counts.get('self-crossing')]).toEqual([true, 1]);
    expect(volume(sink, FOOT)).toBeCloseTo(50 * 10.5, -1.5);
  });

  it('without area is skipped and counted', () => {
    for (const points of [
      [],
      [[0, 0]],
      [
        [0, 0],
        [5, 5],
        [10, 10],
      ],
      [
        [0, 0],
        [10, 0],
        [0, 0],
        [10, 0],
      ],
    ] as [number, number][][]) {
      const { ok, tally } = one([around(points)]);
      expect([ok, tally.counts.get('zero-area')]).toEqual([false, 1]);
    }
  });

  it('with repeated, closing and missing points is drawn as what is left', () => {
    const [a, b, c, d] = rectangle(10, 10);
    if (!a || !b || !c || !d) throw new Error('a rectangle has four corners');
    const { sink, ok, tally } = one([[a, a, b, [Number.NaN, 1], b, c, d, a]]);
    expect([ok, tally.counts.get('bad-point')]).toEqual([true, 1]);
    expect(volume(sink, FOOT)).toBeCloseTo(100 * 10.5, -1.5);
  });

  it('of 40,000 corners is thinned and drawn within a second', () => {
    const ring = Array.from({ length: 40_000 }, (_, i): [number, number] => {
      const [a, r] = [(i / 40_000) * 2 * Math.PI, 150 + (i % 2) * 0.2 + 30 * Math.sin((i / 40_000) * 60)];
      return [r * Math.cos(a), r * Math.sin(a)];
    });
    const started = performance.now();
    const { ok, tally, sink } = one([around(ring)]);
    expect([ok, tally.counts.get('simplified')]).toEqual([true, 1]);
    expect(sink.vertices).toBeLessThan(20_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('whose hole crosses its outline is mended', () => {
    const { sink, ok, tally } = one([rectangle(20, 20), rectangle(10, 10, 15, 5)]);
    expect([ok, tally.counts.get('self-crossing')]).toEqual([true, 1]);
    expect(volume(sink, FOOT)).toBeCloseTo((400 - 50) * 10.5, -2);
  });
});
