/** Black boxes over a photo, in shares of its width and height. Pure. */
import type { Box } from '../../../api/features/cases/contract.ts';

/** As many as the server takes on one photo. */
export const MOST_BOXES = 20;
/** Where a box starts that is not drawn. */
export const NEW_BOX: Box = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };

/** Smaller ones are slips of the finger. */
const SMALLEST = 0.015;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The box between two points, kept within the photo; null for a tap. */
export function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }): Box | null {
  const [left, right] = [a.x, b.x].map((v) => clamp(v, 0, 1)).sort((p, q) => p - q) as [number, number];
  const [top, bottom] = [a.y, b.y].map((v) => clamp(v, 0, 1)).sort((p, q) => p - q) as [number, number];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return box.width < SMALLEST || box.height < SMALLEST ? null : box;
}

const STEP = 0.02;
const KEYS: Record<string, [x: number, y: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A box after an arrow key: moved, or with Shift made larger or smaller at its lower right. undefined: not a key for it. */
export function boxByKey(box: Box, key: string, resize: boolean): Box | undefined {
  const arrow = KEYS[key];
  if (!arrow) return undefined;
  const [x, y] = arrow;
  if (resize) return { ...box, width: clamp(box.width + x * STEP, STEP, 1 - box.x), height: clamp(box.height + y * STEP, STEP, 1 - box.y) };
  return { ...box, x: clamp(box.x + x * STEP, 0, 1 - box.width), y: clamp(box.y + y * STEP, 0, 1 - box.height) };
}

const percent = (share: number) => `${share * 100}%`;
/** Where a box lies over its photo, as style. */
export const boxStyle = ({ x, y, width, height }: Box) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});
