import { CELLS, type LevelLattice } from './level-lattice.ts';

const SIDE = CELLS + 1;

/** A tile's mesh: lattice columns and rows (0 to 64, rows from the south) in order of first use, and counter-clockwise triangles. */
export interface TileMesh {
  columns: number[];
  rows: number[];
  triangles: number[];
}

/** Cuts one tile out of its level's hierarchy: all points whose error exceeds `maxError` metres, and what they need. */
export function triangulateTile({ range, stride, errors }: LevelLattice, x: number, y: number, maxError: number): TileMesh {
  const left = (x - range.startX) * CELLS + 1;
  const bottom = (y - range.startY) * CELLS + 1;
  const seen = new Int16Array(SIDE * SIDE).fill(-1);
  const mesh: TileMesh = { columns: [], rows: [], triangles: [] };
  const vertex = (column: number, row: number) => {
    const key = row * SIDE + column;
    const known = seen[key] ?? -1;
    if (known >= 0) return known;
    seen[key] = mesh.columns.length;
    mesh.rows.push(row);
    return mesh.columns.push(column) - 1;
  };
  // a-b is the long edge, c the right angle.
  const split = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): void => {
    const mx = (ax + bx) >> 1;
    const my = (ay + by) >> 1;
    if (Math.abs(ax - cx) + Math.abs(ay - cy) > 1 && (errors[(bottom + my) * stride + left + mx] ?? 0) > maxError) {
      split(cx, cy, ax, ay, mx, my);
      split(bx, by, cx, cy, mx, my);
    } else mesh.triangles.push(vertex(ax, ay), vertex(cx, cy), vertex(bx, by));
  };
  split(0, 0, CELLS, CELLS, CELLS, 0);
  split(CELLS, CELLS, 0, 0, 0, CELLS);
  return mesh;
}
