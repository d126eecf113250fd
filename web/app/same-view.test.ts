import { describe, expect, it } from 'vitest';
import type { View } from '../../scenes/contract.ts';
import { sameView } from './same-view.ts';

const view: View = { target: [103.9, 21.3], range: 1000, heading: 359.8, pitch: -30 };

describe('two views', () => {
  it('are the same within what a flight leaves over, across north too', () => {
    expect(sameView({ ...view, heading: 0.1, range: 1005 }, view)).toBe(true);
  });
  it('differ when the reader has moved', () => {
    for (const other of [{ heading: 3 }, { pitch: -32 }, { range: 1100 }, { target: [103.901, 21.3] as [number, number] }])
      expect(sameView({ ...view, ...other }, view)).toBe(false);
  });
});
