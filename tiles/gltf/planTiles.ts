/** What the plan needs to know of a thing; x east, y north in metres about any common origin. */
export interface Planned {
  x: number;
  y: number;
  /** The higher, the sooner it is drawn when coming from afar. */
  score: number;
  /** What it costs to draw: corners of a footprint. */
  weight: number;
}

/** A node of the tree: rows of the input drawn here, and what comes in addition nearer by. */
export interface PlannedTile {
  rows: number[];
  children: PlannedTile[];
  /** Metres; below the parent's, 0 at leaves. */
  geometricError: number;
}

export interface Limits {
  /** Most things, and most weight, of a tile without children. */
  leafItems: number;
  leafWeight: number;
  /** Things drawn at a tile that has children. */
  coarseItems: number;
  /**
   * Geometric error of a 375 m square, metres; a square twice as wide has 1.32 times as much. With 16 px of allowed error and 720 to
   * 1,080 lines, 45 refines 750 m squares below 4 to 6 km and 3 km squares below 7 to 11 km.
   */
  reach: number;
}

/** Widest square whose content, with things hanging over by half their size, stays within 4,095 m. */
const WIDEST = 3000;
const NARROWEST = 40;

/** Loose quadtree on centroids: a thing belongs to one node whole, those of the highest score in a square to its coarsest node. Stable for equal input. */
export function planTiles(planned: readonly Planned[], rows: readonly number[], limits: Limits): PlannedTile {
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
  return split(planned, limits, [...rows], (west + east) / 2, (south + north) / 2, width);
}

function get(planned: readonly Planned[], row: number): Planned {
  return planned[row] ?? { x: 0, y: 0, score: 0, weight: 0 };
}

function split(planned: readonly Planned[], limits: Limits, rows: number[], cx: number, cy: number, width: number): PlannedTile {
  const weight = rows.reduce((sum, row) => sum + get(planned, row).weight, 0);
  const fits = rows.length <= limits.leafItems && (weight <= limits.leafWeight || rows.length === 1);
  if (fits && width <= WIDEST) return { rows, children: [], geometricError: 0 };
  if (width <= NARROWEST) return stacked(rows, width, limits);
  const here = width > WIDEST ? [] : biggest(planned, limits, rows);
  const taken = new Set(here);
  const quadrants: number[][] = [[], [], [], []];
  for (const row of rows) {
    const { x, y } = get(planned, row);
    if (!taken.has(row)) quadrants[(x >= cx ? 1 : 0) + (y >= cy ? 2 : 0)]?.push(row);
  }
  const children = quadrants.flatMap((part, q) =>
    part.length ? [split(planned, limits, part, cx + (q & 1 ? width : -width) / 4, cy + (q & 2 ? width : -width) / 4, width / 2)] : [],
  );
  const [only] = children;
  if (!here.length && only && children.length === 1) return only;
  return { rows: here, children, geometricError: errorOf(width, limits) };
}

function biggest(planned: readonly Planned[], limits: Limits, rows: number[]): number[] {
  const ranked = [...rows].sort((a, b) => get(planned, b).score - get(planned, a).score || a - b);
  const here: number[] = [];
  let weight = 0;
  for (const row of ranked.slice(0, limits.coarseItems)) {
    weight += get(planned, row).weight;
    if (here.length && weight > limits.leafWeight) break;
    here.push(row);
  }
  return here.sort((a, b) => a - b);
}

/** Things on one spot that no square can part. */
function stacked(rows: number[], width: number, limits: Limits): PlannedTile {
  const children: PlannedTile[] = [];
  for (let i = 0; i < rows.length; i += limits.leafItems)
    children.push({ rows: rows.slice(i, i + limits.leafItems), children: [], geometricError: 0 });
  return { rows: [], children, geometricError: errorOf(width, limits) };
}

function errorOf(width: number, { reach }: Limits): number {
  return reach * (width / 375) ** 0.4;
}
