import { expect, it } from 'vitest';
import { LabelRoom } from './label-room.ts';

it('gives room to the first who asks: streets to pins and names, landmarks to one another only', () => {
  const room = new LabelRoom([{ x: 200, y: 100, radius: 14 }]);
  expect(room.take(150, 250, 95, 110, false)).toBe(false);
  expect(room.take(150, 250, 95, 110, true)).toBe(true);
  // The name of a landmark close by would lie across it; one beside it does not.
  expect(room.take(180, 300, 100, 115, true)).toBe(false);
  expect(room.take(300, 400, 95, 110, true)).toBe(true);
  expect(room.take(180, 300, 100, 115, false)).toBe(false);
  expect(room.take(180, 300, 300, 315, false)).toBe(true);
});
