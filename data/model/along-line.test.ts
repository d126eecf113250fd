import { describe, expect, it } from 'vitest';
import { alongLine, lineLength, nearestAlong } from './along-line.ts';
import { distanceBetween } from './distance.ts';

const LINE: [number, number][] = [
  [103.9, 21.3],
  [103.91, 21.3],
  [103.91, 21.31],
];

describe('a line', () => {
  const length = lineLength(LINE);
  it('is as long as its pieces', () => {
    expect(length).toBeCloseTo(distanceBetween([103.9, 21.3], [103.91, 21.3]) + distanceBetween([103.91, 21.3], [103.91, 21.31]), 6);
    expect(lineLength([[1, 2]])).toBe(0);
  });
  it('is walked from its first to its last position, eastwards and then northwards', () => {
    expect(alongLine(LINE, -5).position).toEqual(LINE[0]);
    expect(alongLine(LINE, length + 5).position).toEqual(LINE[2]);
    expect(alongLine(LINE, 100).heading).toBeCloseTo(90, 3);
    expect(alongLine(LINE, length - 100).heading).toBeCloseTo(0, 3);
  });
  it.each([0.1, 0.35, 0.5, 0.8])('finds again what lies on it, at %f of its length', (share) => {
    const { position } = alongLine(LINE, length * share);
    const found = nearestAlong(LINE, position);
    expect(found.distance).toBeLessThan(0.5);
    expect(found.along / length).toBeCloseTo(share, 3);
  });
  it('is as far from what lies beside it as the shortest way is long', () => {
    const { along, distance } = nearestAlong(LINE, [103.905, 21.299]);
    expect(distance).toBeCloseTo(distanceBetween([103.905, 21.3], [103.905, 21.299]), 0);
    expect(along).toBeCloseTo(distanceBetween([103.9, 21.3], [103.905, 21.3]), 0);
  });
});
