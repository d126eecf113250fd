/** Place along a Hilbert curve over a square of 65,536 cells a side, so that what is near on the map is mostly near in the file. */
export function hilbert(x: number, y: number): number {
  let [a, b, place] = [x, y, 0];
  for (let side = 32_768; side > 0; side >>= 1) {
    const right = (a & side) > 0 ? 1 : 0;
    const up = (b & side) > 0 ? 1 : 0;
    place += side * side * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) [a, b] = [65_535 - a, 65_535 - b];
      [a, b] = [b, a];
    }
  }
  return place;
}
