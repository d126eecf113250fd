/** What goes up and down again by less is noise of the heights, metres. */
const NOISE = 2;

/** Metres climbed and descended along heights: each move counts once it has gone NOISE metres from the last turning point. */
export function climbOf(heights: readonly number[]): { up: number; down: number } {
  let [up, down, direction] = [0, 0, 0];
  let [low, high] = [heights[0] ?? 0, heights[0] ?? 0];
  let turn = low;
  for (const height of heights) {
    low = Math.min(low, height);
    high = Math.max(high, height);
    if (direction >= 0 && high - height >= NOISE) {
      if (direction > 0) up += high - turn;
      [direction, turn, low] = [-1, high, height];
    } else if (direction <= 0 && height - low >= NOISE) {
      if (direction < 0) down += turn - low;
      [direction, turn, high] = [1, low, height];
    }
  }
  if (direction > 0) up += high - turn;
  if (direction < 0) down += turn - low;
  return { up, down };
}
