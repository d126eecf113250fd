import { describe, expect, it } from 'vitest';
import { HAND, nextTool } from './tool.ts';

describe('the tool in hand', () => {
  it('points only while it is the pointer, and always ends in the hand', () => {
    const pointer = nextTool(HAND, { type: 'take', tool: { kind: 'point', at: null } });
    expect(nextTool(pointer, { type: 'point', at: { x: 3, y: 4 } })).toEqual({ kind: 'point', at: { x: 3, y: 4 } });
    expect(nextTool(HAND, { type: 'point', at: { x: 3, y: 4 } })).toBe(HAND);
    expect(nextTool(pointer, { type: 'cancel' })).toBe(HAND);
  });
});
