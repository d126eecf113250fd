import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from '../../lib/case-time.ts';
import { colleaguesOf } from './colleagues.ts';

describe('the clock on the wall', () => {
  it('is the city’s, not the browser’s', () => {
    expect(localOf('2026-03-02T20:30:00Z', 'Asia/Ho_Chi_Minh')).toBe('2026-03-03T03:30');
    expect(instantOf('2026-03-03T03:30', 'Asia/Ho_Chi_Minh')).toBe('2026-03-02T20:30:00.000Z');
  });
});

describe('colleagues', () => {
  it('are each named once, oneself first, who has the case included', () => {
    const [me, other] = [
      { id: 'me', name: 'A' },
      { id: 'u2', name: 'B' },
    ];
    expect(colleaguesOf(me, { assignee: other }, [other, me])).toEqual([me, other]);
  });
});
