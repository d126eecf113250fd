import { describe, expect, it } from 'vitest';
import { centreOf } from './centre-of.ts';
import { holds, periodsOf } from './periods.ts';

describe('periods', () => {
  it('cover all time without gap or overlap, newest first', () => {
    const periods = periodsOf(['2025-07-01', '2025-01-01', '2025-07-01']);
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      ['2025-07-01', null],
      ['2025-01-01', '2025-07-01'],
      [null, '2025-01-01'],
    ]);
    for (const day of ['1999-01-01', '2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01', '2030-01-01'])
      expect(periods.filter((p) => holds(p, day))).toHaveLength(1);
    for (const period of periods) expect(holds(period, period.day)).toBe(true);
  });
  it('are none where nothing ever changed', () => {
    expect(periodsOf([])).toEqual([]);
  });
});

describe('the centre of an area', () => {
  it('is the middle of its bounds, over all its parts', () => {
    const square = (x: number, y: number) => [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y],
      ],
    ];
    expect(centreOf({ geometry: { type: 'Polygon', coordinates: square(103, 21) } })).toEqual([103.5, 21.5, 0]);
    expect(centreOf({ geometry: { type: 'MultiPolygon', coordinates: [square(103, 21), square(105, 23)] } })).toEqual([104.5, 22.5, 0]);
  });
});
