import { describe, expect, it } from 'vitest';
import { distanceBetween } from '../../data/model/distance.ts';
import { formatDay, formatDistance, formatHour, formatInstant, formatMinutes, minutesNow } from './format.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

describe('format', () => {
  it('rounds distances as people say them', () => {
    expect([4.26, 43.4, 348, 1234, 12_345].map((m) => formatDistance(m, 'en'))).toEqual(['4 m', '43 m', '350 m', '1.2 km', '12 km']);
    expect(formatDistance(1234, 'vi')).toBe('1,2 km');
  });
  it('shows instants in the city, wherever the reader is', () => {
    expect(formatHour('2026-01-01T00:30:00Z', 'en', ZONE)).toBe('07:30');
    expect(formatInstant('2025-12-31T20:00:00Z', 'vi', ZONE)).toContain('2026');
  });
  it('does not move a calendar day', () => {
    expect(formatDay('2025-07-01', 'en')).toBe('July 1, 2025');
    expect(formatDay('2025-07-01', 'vi')).toContain('1 tháng 7');
  });
  it('counts minutes by the city’s clock', () => {
    expect(minutesNow(ZONE, new Date('2026-01-01T17:05:00Z'))).toBe(5);
    expect(formatMinutes(940)).toBe('15:40');
  });
  it('measures along the sphere', () => {
    expect(distanceBetween([105, 21], [105, 22])).toBeCloseTo(111_195, 0);
  });
});
