import { describe, expect, it } from 'vitest';
import type { Maneuver, Route } from '../../../data/model/directions/answer.ts';
import { legAt, nearLine } from './near-line.ts';

const line: Route['line'] = [
  [103.9, 21.3, 600],
  [103.91, 21.3, 600],
  [103.91, 21.31, 600],
];
const via = (at: number): Maneuver => ({
  ...{ type: 'via', side: 'straight', bearing: 0, street: null, way: 'street', position: [0, 0], at, metres: 0, seconds: 0 },
});

describe('a position beside a line', () => {
  it('is as far from it as its nearest piece', () => {
    const beside = nearLine(line, [103.905, 21.301]);
    expect(beside.metres).toBeCloseTo(111.2, 0);
    expect(beside.after).toBe(0);
    expect(nearLine(line, [103.9101, 21.305]).after).toBe(1);
    expect(nearLine([], [0, 0]).metres).toBe(Number.POSITIVE_INFINITY);
  });
  it('belongs among the stops by its place along the line', () => {
    const route: Route = { line, metres: 0, seconds: 0, up: 0, down: 0, barriers: [], maneuvers: [via(4), via(9)] };
    expect([2, 4, 6, 12].map((after) => legAt(route, after))).toEqual([0, 1, 1, 2]);
  });
});
