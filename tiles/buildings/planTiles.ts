/** What the plan needs to know of a building; x east, y north in metres about any common origin. */
export interface Planned {
  x: number;
  y: number;
  /** How much it shows from afar: cubic metres or the like. */
  score: number;
  /** Corners of its footprint. */
  corners: number;
}

/** A node of the tree: rows of the input drawn here, and what comes in addition nearer by. */
export interface PlannedTile {
  rows: number[];
  children: PlannedTile[];
  /** Metres; below the parent's, 0 at leaves. */
  geometricError: number;
}

/** Widest square whose content, with buildings hanging over by half their size, stays within 4,095 m. */
const WIDEST = 3000;
const LEAF_BUILDINGS = 900;
const LEAF_CORNERS = 40_000;
/** Buildings drawn at a node that has children: the big ones. */
const COARSE_BUILDINGS = 500;
const NARROWEST = 40;

/**
 * Errors by the width of the square, so that at 16 px of error and 720 to 1,080 px of height a 750 m square refines below 4 to 6 km
 * and a 3 km square below 7 to 11 km.
 */
function errorOf(width: number): number {
  return 45 * (width / 375) ** 0.4;
}

/** Loose quadtree on centroids: a building belongs to one node whole, the biggest of a square to its coarsest node. Stable for equal input. */
export function planTiles(planned: readonly Planned[], rows: readonly number[]): PlannedTile {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const row of rows) {
    const { x, y } = get(planned, row);
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  let width = WIDEST / 8;
  while (width < Math.max(east - west, north - south)) width *= 2;
  return split(planned, [...rows], (west + east) / 2, (south + north) / 2, width);
}

function get(planned: readonly Planned[], row: number): Planned {
  return planned[row] ?? { x: 0, y: 0, score: 0, corners: 0 };
}

function split(planned: readonly Planned[], rows: number[], cx: number, cy: number, width: number): PlannedTile {
  const corners = rows.reduce((sum, row) => sum + get(planned, row).corners, 0);
  const fits = rows.length <= LEAF_BUILDINGS && (corners <= LEAF_CORNERS || rows.length === 1);
  if (fits && width <= WIDEST) return { rows, children: [], geometricError: 0 };
  if (width <= NARROWEST) return stacked(rows, width);
  const here = width > WIDEST ? [] : biggest(planned, rows);
  const taken = new Set(here);
  const quadrants: number[][] = [[], [], [], []];
  for (const row of rows) {
    const { x, y } = get(planned, row);
    if (!taken.has(row)) quadrants[(x >= cx ? 1 : 0) + (y >= cy ? 2 : 0)]?.push(row);
  }
  const children = quadrants.flatMap((part, q) =>
    part.length ? [split(planned, part, cx + (q & 1 ? width : -width) / 4, cy + (q & 2 ? width : -width) / 4, width / 2)] : [],
  );
  const [only] = children;
  if (!here.length && only && children.length === 1) return only;
  return { rows: here, children, geometricError: errorOf(width) };
}

function biggest(planned: readonly Planned[], rows: number[]): number[] {
  const ranked = [...rows].sort((a, b) => get(planned, b).score - get(planned, a).score || a - b);
  const here: number[] = [];
  let corners = 0;
  for (const row of ranked.slice(0, COARSE_BUILDINGS)) {
    corners += get(planned, row).corners;
    if (here.length && corners > LEAF_CORNERS) break;
    here.push(row);
  }
  return here.sort((a, b) => a - b);
}

/** Buildings on one spot that no square can part. */
function stacked(rows: number[], width: number): PlannedTile {
  const children: PlannedTile[] = [];
  for (let i = 0; i < rows.length; i += LEAF_BUILDINGS)
    children.push({ rows: rows.slice(i, i + LEAF_BUILDINGS), children: [], geometricError: 0 });
  return { rows: [], children, geometricError: errorOf(width) };
}
