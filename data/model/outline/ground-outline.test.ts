import { describe, expect, it } from 'vitest';
import { inRing } from '../in-ring.ts';
import { groundOutline, OUTLINE_CORNERS } from './ground-outline.ts';
import { L_PLAN, walls } from './plan.factory.ts';

type At = readonly [number, number];
type Block = [west: number, north: number, east: number, south: number];
/** A flat of two triangles at a height. */
const flat = ([w, n, e, s]: Block, y: number) => [w, y, n, e, y, n, e, y, s, w, y, n, e, y, s, w, y, s];
const ringOf = ([w, n, e, s]: Block): At[] => [
  [w, n],
  [e, n],
  [e, s],
  [w, s],
];
/** Walls, floor and roof. */
const house = (block: Block) => [...walls(ringOf(block)), ...flat(block, 0), ...flat(block, 10)];
const outlineOf = (...parts: number[][]) => groundOutline(Float32Array.from(parts.flat()));
type Outline = ReturnType<typeof groundOutline>;
/** Whether a point is cut, as Cesium tells it: by the even-odd rule over all rings of a part. */
const cuts = (outline: Outline, at: At) =>
  outline.some((part) => part.filter((ring) => inRing([...ring, ...ring.slice(0, 1)], at)).length % 2 === 1);
/** Square units, courtyards taken off. */
const size = (outline: Outline) =>
  outline.reduce((all, part) => {
    const areas = part.map((ring) =>
      Math.abs(
        ring.reduce(
          (sum, [x, z], i) => sum + x * (ring[(i + 1) % ring.length]?.[1] ?? 0) - (ring[(i + 1) % ring.length]?.[0] ?? 0) * z,
          0,
        ) / 2,
      ),
    );
    return areas.reduce((left, area) => left - area, 2 * (areas[0] ?? 0)) + all;
  }, 0);
const shape = (outline: Outline) => outline.map((part) => part.map((ring) => ring.length));

const YARD: Block[] = [
  [0, 0, 30, 8],
  [0, 22, 30, 30],
  [0, 8, 8, 22],
  [22, 8, 30, 22],
];

describe('the outline of a model on the ground', () => {
  it('of an L_PLAN leaves its inner corner free, and follows it within a thousandth of its side', () => {
    for (const outline of [outlineOf(house([0, 0, 30, 10]), house([0, 10, 10, 30])), outlineOf(walls(L_PLAN))]) {
      expect(shape(outline)).toEqual([[6]]);
      for (const [x, z] of outline[0]?.[0] ?? []) expect(Math.min(...L_PLAN.map(([u, v]) => Math.hypot(x - u, z - v)))).toBeLessThan(0.06);
      expect(size(outline)).toBeCloseTo(500, -1);
      expect([cuts(outline, [5, 5]), cuts(outline, [10.2, 10.2]), cuts(outline, [20, 20])]).toEqual([true, false, false]);
    }
  });

  it('of a U is open on its open side; four walls without floor or roof are cut as a whole', () => {
    const u = outlineOf(...YARD.slice(1).map(house));
    expect([cuts(u, [15, 15]), cuts(u, [4, 15]), cuts(u, [15, 26])]).toEqual([false, true, true]);
    const bare = outlineOf(walls(ringOf([0, 0, 20, 12])));
    expect([shape(bare), cuts(bare, [10, 6])]).toEqual([[[4]], true]);
    // Thick walls are walls all the same.
    const thick = outlineOf(walls(ringOf([0, 0, 20, 12])), walls(ringOf([0.3, 0.3, 19.7, 11.7])));
    expect([shape(thick), cuts(thick, [10, 6])]).toEqual([[[4]], true]);
  });

  it('leaves a courtyard between wings free, with floors or with roofs alone', () => {
    const roofs = YARD.flatMap((block) => flat(block, 10));
    const shells = [...walls(ringOf([0, 0, 30, 30])), ...walls(ringOf([8, 8, 22, 22])), ...roofs];
    for (const outline of [outlineOf(...YARD.map(house)), outlineOf(shells)]) {
      expect(shape(outline)).toEqual([[4, 4]]);
      expect([cuts(outline, [15, 15]), cuts(outline, [4, 15]), cuts(outline, [21.8, 15])]).toEqual([false, true, false]);
      expect(size(outline)).toBeCloseTo(900 - 196, -1);
    }
  });

  it('of two houses has two parts, and what lies between is free', () => {
    const outline = outlineOf(house([0, 0, 10, 10]), house([20, 5, 30, 12]));
    expect(shape(outline)).toEqual([[4], [4]]);
    expect([cuts(outline, [5, 5]), cuts(outline, [15, 8]), cuts(outline, [25, 8])]).toEqual([true, false, true]);
  });

  it('leaves out roofs that hang over, but not a roof on posts', () => {
    const eaves = outlineOf(walls(ringOf([0, 0, 20, 12])), flat([-2, -2, 22, 14], 10));
    expect([cuts(eaves, [10, 6]), cuts(eaves, [-1, 6])]).toEqual([true, false]);
    const post = (x: number, z: number) => walls(ringOf([x, z, x + 0.4, z + 0.4]));
    const shed = outlineOf(flat([0, 0, 20, 12], 10), post(1, 1), post(18, 1), post(1, 10), post(18, 10));
    expect([shape(shed), cuts(shed, [10, 6])]).toEqual([[[4]], true]);
  });

  it('of a round tower has few corners and nearly its area; turned walls stay straight', () => {
    const circle = Array.from({ length: 720 }, (_, i): At => [20 * Math.cos((i / 360) * Math.PI), 20 * Math.sin((i / 360) * Math.PI)]);
    const tower = outlineOf(walls(circle));
    expect(tower[0]?.[0]?.length).toBeLessThanOrEqual(64);
    expect(size(tower) / (Math.PI * 400)).toBeCloseTo(1, 2);
    const [sin, cos] = [Math.sin(0.4), Math.cos(0.4)];
    const turned = outlineOf(walls(L_PLAN.map(([x, z]): At => [x * cos - z * sin, x * sin + z * cos])));
    expect(shape(turned)).toEqual([[6]]);
    expect(size(turned)).toBeCloseTo(500, -1);
  });

  it('never has more corners than Cesium is given, however ragged the model is', () => {
    const comb = Array.from({ length: 300 }, (_, i) => house([i / 3, 0, i / 3 + 0.2, 40 + 30 * Math.sin(i)]));
    const ragged = outlineOf(house([0, 0, 100, 20]), ...comb);
    const corners = ragged.flat(2).length;
    expect(corners).toBeLessThanOrEqual(OUTLINE_CORNERS);
    expect(corners).toBeGreaterThan(20);
    expect(cuts(ragged, [50, 10])).toBe(true);
  });

  it('is none of nothing, of a single post in a line, and of what is no number', () => {
    expect([outlineOf([]), outlineOf(walls([[1, 1]])), outlineOf([Number.NaN, 0, 0, 1, 0, 0, 1, 0, 1])]).toEqual([[], [], []]);
    // A wall without width stands on nothing that could be cut.
    expect(
      outlineOf(
        walls([
          [0, 0],
          [30, 20],
        ]),
      ),
    ).toEqual([]);
  });
});
