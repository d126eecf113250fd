import type { Cells } from './cover-cells.ts';

/** Corners in order, not closed: [column, row] of the lattice between the cells. */
export type CellRing = [x: number, y: number][];

/** Twice the area, positive where the ring goes round with what is marked at its right hand (rows count downwards): negative of a hole. */
export const turned = (ring: CellRing): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);

/** The rings round what is marked and round holes in it, along the cells' sides. Cells that meet in a corner only are apart. The border must be free. */
export function traceCells(cells: Cells, columns: number): CellRing[] {
  const at = (x: number, y: number) => cells[y * columns + x] === 1;
  /** Sides that were followed eastwards: each ring has one. */
  const followed = new Uint8Array(cells.length);
  const rings: CellRing[] = [];
  for (let i = columns; i < cells.length; i++) {
    if (cells[i] !== 1 || cells[i - columns] === 1 || followed[i] === 1) continue;
    const ring: CellRing = [];
    let [x, y, dx, dy] = [i % columns, Math.floor(i / columns), 1, 0];
    do {
      if (dx === 1) followed[y * columns + x] = 1;
      x += dx;
      y += dy;
      // The two cells ahead: with rows downwards the right hand of (dx, dy) is (-dy, dx).
      const [right, left] = [at(x + (dx - dy - 1) / 2, y + (dy + dx - 1) / 2), at(x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2)];
      if (!right) [dx, dy] = [-dy, dx];
      else if (left) [dx, dy] = [dy, -dx];
      else continue;
      ring.push([x, y]);
    } while (!(dx === 1 && followed[y * columns + x] === 1));
    rings.push(ring);
  }
  return rings;
}
