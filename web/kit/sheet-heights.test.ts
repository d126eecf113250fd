import { describe, expect, it } from 'vitest';
import { dragEnd, SHEET_HEIGHTS, sheetPixels } from './sheet-heights.ts';

describe('the sheet', () => {
  it('has three heights that differ and leave map in sight, on any phone', () => {
    for (const screen of [480, 568, 844, 1000]) {
      const [peek = 0, half = 0, full = 0] = SHEET_HEIGHTS.map((height) => sheetPixels(height, screen));
      expect(half - peek).toBeGreaterThan(60);
      expect(full - half).toBeGreaterThan(100);
      expect(full).toBeLessThan(screen);
    }
  });
  it('rests where it was after a nudge, and moves on after a pull', () => {
    const peek = sheetPixels('peek', 844);
    expect(dragEnd(peek + 20, 'peek', 844)).toBe('peek');
    expect(dragEnd(peek + 70, 'peek', 844)).toBe('half');
    expect(dragEnd(760, 'peek', 844)).toBe('full');
    expect(dragEnd(sheetPixels('half', 844) - 60, 'half', 844)).toBe('peek');
    expect(dragEnd(peek - 60, 'peek', 844)).toBe('peek');
  });
});
