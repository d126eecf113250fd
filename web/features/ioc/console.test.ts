import { describe, expect, it } from 'vitest';
import vi from './locales/vi.json' with { type: 'json' };
import { KEYS } from './use-case-keys.ts';
import { rowBeside } from './use-queue-cursor.ts';

describe('the keyboard of the console', () => {
  it('steps through the queue and stops at its ends', () => {
    const ids = ['a', 'b', 'c'];
    expect(rowBeside(ids, null, 1)).toBe('a');
    expect(rowBeside(ids, 'a', 1)).toBe('b');
    expect(rowBeside(ids, 'c', 1)).toBe('c');
    expect(rowBeside(ids, 'b', -5)).toBe('a');
    expect(rowBeside(ids, 'gone', 1)).toBe('a');
    expect(rowBeside([], 'a', 1)).toBeNull();
  });
  it('has words in the help for every key', () => {
    expect(Object.keys(vi.key)).toHaveLength(KEYS.length);
  });
});
