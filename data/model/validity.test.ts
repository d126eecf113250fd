import { describe, expect, it } from 'vitest';
import { dayIn, validOn } from './validity.ts';

describe('validity', () => {
  it('hands over on the day itself, without gap or overlap', () => {
    const old = { validTo: '2025-07-01' };
    const young = { validFrom: '2025-07-01' };
    for (const day of ['2025-06-30', '2025-07-01', '2025-07-02']) expect(validOn(old, day)).toBe(!validOn(young, day));
    expect(validOn(old, '2025-06-30')).toBe(true);
    expect(validOn(young, '2025-07-01')).toBe(true);
    expect(validOn({}, '1900-01-01')).toBe(true);
  });
  it('takes the day of the city, not of the server', () => {
    expect(dayIn('Asia/Ho_Chi_Minh', new Date('2025-06-30T17:30:00Z'))).toBe('2025-07-01');
    expect(dayIn('UTC', new Date('2025-06-30T17:30:00Z'))).toBe('2025-06-30');
  });
});
