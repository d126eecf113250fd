import { distanceBetween } from '../../data/model/distance.ts';
import type { View } from '../../scenes/contract.ts';

const turn = (a: number, b: number) => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

/** Whether a reader would call two views the same: within 2 % of the range, half a degree. */
export function sameView(a: View, b: View): boolean {
  return (
    distanceBetween(a.target, b.target) < b.range * 0.02 &&
    Math.abs(a.range - b.range) < b.range * 0.02 &&
    turn(a.heading, b.heading) < 0.5 &&
    Math.abs(a.pitch - b.pitch) < 0.5
  );
}
