import type { CellRing } from './trace-cells.ts';

type At = CellRing[number];

/** Square of the distance of a point from a piece of line. */
function apart([px, py]: At, [ax, ay]: At, [bx, by]: At): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return (px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2;
}

/** The ring with only such corners that none left out stands off farther than `tolerance` (Douglas and Peucker, 1973); fewer than three where nothing is left. */
export function simplifyRing(ring: CellRing, tolerance: number): CellRing {
  const sums = ring.map(([x, y]) => x + y);
  // A corner for sure: nothing lies farther out that way.
  const first = sums.indexOf(sums.reduce((most, sum) => Math.max(most, sum), -Infinity));
  const line = [...ring.slice(first), ...ring.slice(0, first + 1)];
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  const open: [from: number, to: number][] = [[0, line.length - 1]];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const [from, to] = piece;
    const [a, b] = [line[from], line[to]];
    if (!a || !b) continue;
    let [far, least] = [-1, tolerance ** 2];
    for (let i = from + 1; i < to; i++) {
      const off = apart(line[i] ?? a, a, b);
      if (off > least) [far, least] = [i, off];
    }
    if (far < 0) continue;
    kept[far] = 1;
    open.push([from, far], [far, to]);
  }
  return line.filter((_, i) => kept[i] === 1);
}
