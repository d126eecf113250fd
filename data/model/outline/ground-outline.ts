import { inRing } from '../in-ring.ts';
import type { GroundBox, GroundOutline } from '../model-footprint.ts';
import { closeCells } from './close-cells.ts';
import { type CellGrid, type Cells, coverCells } from './cover-cells.ts';
import { simplifyRing } from './simplify-ring.ts';
import { type CellRing, traceCells, turned } from './trace-cells.ts';

/** Cells along the longer side; fewer where very many large triangles would cross more rows of them than `ROWS`. */
const CELLS = 2000;
const ROWS = 30_000_000;
/** How far a corner that is left out may stand off at first, in cells: a thousandth of the longer side. */
const TOLERANCE = 2;
/** Corners of all rings together. */
export const OUTLINE_CORNERS = 256;
/** A part or a courtyard narrower than this share of the longer side, either way, is left out. */
const [LEAST_PART, LEAST_YARD] = [0.01, 0.02];

/** Least and most of every third value from `axis` on. */
function range(soup: Float32Array, axis: number): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = axis; i < soup.length; i += 3) {
    least = Math.min(least, soup[i] ?? 0);
    most = Math.max(most, soup[i] ?? 0);
  }
  return [least, most];
}

/** What the triangles reach at most to each side; of none it is infinite. */
export function groundBox(soup: Float32Array): GroundBox {
  const [[minX, maxX], [minZ, maxZ]] = [range(soup, 0), range(soup, 2)];
  return [minX, minZ, maxX, maxZ];
}

const sum = (cells: Cells) => cells.reduce((all, cell) => all + cell, 0);

/**
 * What a model covers on the ground, seen from above: walls, floors and all else that begins in the lower half of its height, with the rooms they
 * enclose; not roofs that hang over, unless what stands below is less than a third of what is seen, as under a roof on posts. Within a thousandth
 * of the longer side, or more where that takes over OUTLINE_CORNERS corners.
 * @param soup x, y (up), z of three corners a triangle, in the model's units
 * @returns parts, the outer ring first, then courtyards; none where nothing is wide enough to be cut
 */
export function groundOutline(soup: Float32Array): GroundOutline {
  const [minX, minZ, maxX, maxZ] = groundBox(soup);
  const [minY, maxY] = range(soup, 1);
  const side = Math.max(maxX - minX, maxZ - minZ);
  if (!(side > 0 && side < Infinity)) return [];
  let crossed = 0;
  for (let i = 2; i < soup.length; i += 9) {
    const [a = 0, b = 0, c = 0] = [soup[i], soup[i + 3], soup[i + 6]];
    crossed += (Math.max(a, b, c) - Math.min(a, b, c)) / side;
  }
  const cells = Math.floor(Math.min(CELLS, Math.max(100, ROWS / crossed)));
  const cell = side / cells;
  // One cell is free all round; what lies on the box's sides lies in the middle of a cell, so that rounding adds the same to either side.
  const grid: CellGrid = {
    columns: Math.floor((maxX - minX) / cell) + 4,
    rows: Math.floor((maxZ - minZ) / cell) + 4,
    cell,
    x: minX - 1.5 * cell,
    z: minZ - 1.5 * cell,
  };
  const half = (minY + maxY) / 2;
  const all = coverCells(grid, soup, () => true);
  const low = coverCells(grid, soup, (i) => Math.min(soup[i + 1] ?? 0, soup[i + 4] ?? 0, soup[i + 7] ?? 0) <= half);
  closeCells(low, all, grid);
  closeCells(all, all, grid);
  const rings = traceCells(sum(low) * 3 < sum(all) ? all : low, grid.columns);
  return simplified(rings, cells).map((part) => part.map((ring) => ring.map(([x, y]) => [grid.x + x * cell, grid.z + y * cell] as const)));
}

/** Parts with their courtyards, few enough corners. */
function simplified(rings: CellRing[], cells: number): CellRing[][] {
  const areas = rings.map((ring) => turned(ring) / 2);
  const outers = rings
    .map((ring, i) => ({ ring, area: areas[i] ?? 0, yards: [] as CellRing[] }))
    .filter(({ area }) => area > (LEAST_PART * cells) ** 2)
    .sort((a, b) => a.area - b.area);
  rings.forEach((ring, i) => {
    const [x, y] = ring[0] ?? [0, 0];
    if (-(areas[i] ?? 0) > (LEAST_YARD * cells) ** 2)
      // The smallest that holds it. A corner of one lies on no side of another, unless they touch there.
      outers.find((outer) => inRing([...outer.ring, ...outer.ring.slice(0, 1)], [x, y]))?.yards.push(ring);
  });
  for (let tolerance = TOLERANCE; ; tolerance *= 1.5) {
    const parts = outers
      .map(({ ring, yards }) => [ring, ...yards].map((one) => simplifyRing(one, tolerance)))
      .filter(([outer = []]) => outer.length > 2)
      .map(([outer = [], ...yards]) => [outer, ...yards.filter(({ length }) => length > 2)]);
    if (parts.flat(2).length <= OUTLINE_CORNERS) return parts;
  }
}
