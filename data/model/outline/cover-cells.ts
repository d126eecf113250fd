/** A grid of square cells over a model seen from above: columns east (x), rows south (z). */
export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in the model's units. */
  readonly cell: number;
  /** Where column 0 and row 0 begin. */
  readonly x: number;
  readonly z: number;
}
/** One byte a cell: 1 where something is, row by row. */
export type Cells = Uint8Array;

/**
 * Marks each cell that one of the triangles touches seen from above, an upright one the cells under its line, so that walls leave no gap.
 * Work grows with the rows that a triangle spans, not with its area: spans are counted at both ends and summed up once.
 * @param soup x, y, z of three corners a triangle
 * @param counts whether the triangle that begins at this index of `soup` is taken
 */
export function coverCells({ columns, rows, cell, x, z }: CellGrid, soup: Float32Array, counts: (at: number) => boolean): Cells {
  const ends = new Int32Array(columns * rows);
  const from = new Float64Array(rows).fill(Infinity);
  const to = new Float64Array(rows).fill(-Infinity);
  const edge = (u0: number, v0: number, u1: number, v1: number) => {
    if (v0 > v1) return edge(u1, v1, u0, v0);
    const slope = v1 > v0 ? (u1 - u0) / (v1 - v0) : 0;
    const flat = v1 === v0;
    for (let row = Math.floor(v0); row <= v1; row++) {
      const a = u0 + (row > v0 ? row - v0 : 0) * slope;
      const b = flat ? u1 : u0 + ((row + 1 < v1 ? row + 1 : v1) - v0) * slope;
      if (Math.min(a, b) < (from[row] ?? 0)) from[row] = Math.min(a, b);
      if (Math.max(a, b) > (to[row] ?? 0)) to[row] = Math.max(a, b);
    }
  };
  const [u, v] = [(i: number) => ((soup[i] ?? 0) - x) / cell, (i: number) => ((soup[i + 2] ?? 0) - z) / cell];
  for (let i = 0; i < soup.length; i += 9) {
    if (!counts(i)) continue;
    const [au, av, bu, bv, cu, cv] = [u(i), v(i), u(i + 3), v(i + 3), u(i + 6), v(i + 6)];
    edge(au, av, bu, bv);
    edge(bu, bv, cu, cv);
    edge(cu, cv, au, av);
    const last = Math.floor(Math.max(av, bv, cv));
    for (let row = Math.floor(Math.min(av, bv, cv)); row <= last; row++) {
      const [begin, end] = [row * columns + Math.floor(from[row] ?? 0), row * columns + Math.floor(to[row] ?? 0) + 1];
      ends[begin] = (ends[begin] ?? 0) + 1;
      ends[end] = (ends[end] ?? 0) - 1;
      from[row] = Infinity;
      to[row] = -Infinity;
    }
  }
  const cells = new Uint8Array(columns * rows);
  for (let i = 0, open = 0; i < cells.length; i++) {
    open += ends[i] ?? 0;
    cells[i] = open > 0 ? 1 : 0;
  }
  return cells;
}
