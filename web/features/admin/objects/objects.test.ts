import { describe, expect, it } from 'vitest';
import { conePath } from './cone-path.ts';

describe('the cone of a camera', () => {
  it('opens to the north for heading 0, to the east for 90, and is a circle for 360', () => {
    expect(conePath(100, 100, 50, 0, 90)).toBe('M100.0 100.0L64.6 64.6A50.0 50.0 0 0 1 135.4 64.6Z');
    expect(conePath(100, 100, 50, 90, 180)).toBe('M100.0 100.0L100.0 50.0A50.0 50.0 0 0 1 100.0 150.0Z');
    expect(conePath(0, 0, 10, 0, 270)).toContain(' 0 1 1 ');
    expect(conePath(0, 0, 10, 0, 360)).toBe('M0.0 -10.0A10.0 10.0 0 1 1 0.0 10.0A10.0 10.0 0 1 1 0.0 -10.0Z');
  });
});
