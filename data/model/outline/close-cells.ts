import type { CellGrid, Cells } from './cover-cells.ts';

/** Walls thinner than this share of the grid's longer side enclose rooms; wider wings enclose courtyards. */
const WALL = 0.02;

/** Marks in `mark` every cell that is reached from `start` over cells that are free, neighbours by side. @returns which were reached, in order */
function flood(free: (i: number) => boolean, mark: Cells, start: number, columns: number, found: Int32Array): Int32Array {
  let [taken, known] = [0, 1];
  found[0] = start;
  mark[start] = 1;
  while (taken < known) {
    const i = found[taken++] ?? 0;
    const column = i % columns;
    const add = (j: number) => {
      if (mark[j] !== 0 || !free(j)) return;
      mark[j] = 1;
      found[known++] = j;
    };
    if (column > 0) add(i - 1);
    if (column < columns - 1) add(i + 1);
    add(i - columns);
    add(i + columns);
  }
  return found.subarray(0, known);
}

/** Cells about which all is covered, `reach` to each side. */
function erode(cells: Cells, { columns, rows }: CellGrid, reach: number): Cells {
  const pass = (from: Cells, lines: number, length: number, line: number, step: number) => {
    const made = new Uint8Array(from.length);
    for (let l = 0; l < lines; l++)
      for (let k = 0, run = 0; k < length; k++) {
        run = from[l * line + k * step] === 1 ? run + 1 : 0;
        if (run > 2 * reach) made[l * line + (k - reach) * step] = 1;
      }
    return made;
  };
  return pass(pass(cells, rows, columns, columns, 1), columns, rows, 1, columns);
}

/**
 * Fills what is enclosed, in place: always where there is a roof over it; under the open sky where mere walls stand round it. What whole wings
 * stand round is a courtyard and stays free. The grid's border must be free.
 * @param roofed all that is covered by anything, whatever its height
 */
export function closeCells(cells: Cells, roofed: Cells, grid: CellGrid): void {
  const { columns, rows } = grid;
  const found = new Int32Array(cells.length);
  const seen = new Uint8Array(cells.length);
  flood((i) => cells[i] === 0, seen, 0, columns, found);
  const open: number[] = [];
  for (let i = 0; i < cells.length; i++) {
    if (seen[i] === 1 || cells[i] === 1) continue;
    const room = flood((j) => cells[j] === 0, seen, i, columns, found);
    const under = room.reduce((sum, j) => sum + (roofed[j] ?? 0), 0);
    if (under * 2 > room.length) for (const j of room) cells[j] = 1;
    else open.push(i);
  }
  if (open.length === 0) return;
  const wings = erode(cells, grid, Math.round((Math.max(columns, rows) * WALL) / 2));
  const reached = new Uint8Array(cells.length);
  flood((i) => wings[i] === 0, reached, 0, columns, found);
  const again = new Uint8Array(cells.length);
  for (const start of open)
    if (reached[start] === 1) for (const j of flood((i) => cells[i] === 0, again, start, columns, found)) cells[j] = 1;
}
