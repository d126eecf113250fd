import { Cells } from './cells.ts';
import type { Frame, Point } from './frame.ts';
import { pointSegment } from './polyline.ts';
import { type Rectangle, rectangleSegment } from './rectangle.ts';

/** What a point is nearest to. */
export interface Nearest {
  /** Metres from the middle of the line. */
  distance: number;
  /** The number its line was added with. */
  owner: number;
  /** The point on the line. */
  x: number;
  y: number;
  /** Unit direction of the segment. */
  dx: number;
  dy: number;
}

/** Lines with a width, found by place: roads, streams, shores, the edges of grounds. */
export class Segments {
  private readonly cells: Cells;
  private readonly data: number[] = [];
  private readonly owners: number[] = [];
  private widest = 0;

  constructor(frame: Frame, cell = 40) {
    this.cells = new Cells(frame, cell);
  }

  /** Adds a line; `half` is half its width in metres. */
  add(line: readonly Point[], half: number, owner: number): void {
    this.widest = Math.max(this.widest, half);
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1];
      const b = line[i];
      if (a && b) this.addSegment(a, b, half, owner);
    }
  }

  private addSegment(a: Point, b: Point, half: number, owner: number): void {
    const id = this.owners.length;
    this.owners.push(owner);
    this.data.push(a[0], a[1], b[0], b[1], half);
    const pieces = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 80));
    for (let k = 0; k < pieces; k++) {
      const x0 = a[0] + ((b[0] - a[0]) * k) / pieces;
      const y0 = a[1] + ((b[1] - a[1]) * k) / pieces;
      const x1 = a[0] + ((b[0] - a[0]) * (k + 1)) / pieces;
      const y1 = a[1] + ((b[1] - a[1]) * (k + 1)) / pieces;
      this.cells.add(id, Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
    }
  }

  /** True where a line's edge comes nearer to the rectangle than `margin` metres. */
  near(r: Rectangle, margin: number): boolean {
    const reach = Math.hypot(r.halfWidth, r.halfDepth) + margin + this.widest;
    const d = this.data;
    return this.cells.some(r.x - reach, r.y - reach, r.x + reach, r.y + reach, (id) => {
      const o = id * 5;
      return rectangleSegment(r, d[o] ?? 0, d[o + 1] ?? 0, d[o + 2] ?? 0, d[o + 3] ?? 0) < (d[o + 4] ?? 0) + margin;
    });
  }

  /** The nearest line within `radius` metres (to its middle) that is neither of the two owners. */
  nearest(x: number, y: number, radius: number, not = -1, nor = -1): Nearest | undefined {
    let best = radius;
    let found = -1;
    const d = this.data;
    this.cells.some(x - radius, y - radius, x + radius, y + radius, (id) => {
      const owner = this.owners[id] ?? -1;
      if (owner === not || owner === nor) return false;
      const o = id * 5;
      const distance = pointSegment(x, y, d[o] ?? 0, d[o + 1] ?? 0, d[o + 2] ?? 0, d[o + 3] ?? 0);
      if (distance < best || (distance === best && id < found)) {
        best = distance;
        found = id;
      }
      return false;
    });
    if (found < 0) return undefined;
    const o = found * 5;
    const ax = d[o] ?? 0;
    const ay = d[o + 1] ?? 0;
    const ex = (d[o + 2] ?? 0) - ax;
    const ey = (d[o + 3] ?? 0) - ay;
    const length = Math.hypot(ex, ey) || 1e-9;
    const t = Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / (length * length)));
    return { distance: best, owner: this.owners[found] ?? -1, x: ax + ex * t, y: ay + ey * t, dx: ex / length, dy: ey / length };
  }

  /** Where the step from a to b first crosses a line: share of the step and owner. */
  crossing(ax: number, ay: number, bx: number, by: number, not = -1): { t: number; owner: number } | undefined {
    let best: { t: number; owner: number } | undefined;
    const d = this.data;
    this.cells.some(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (id) => {
      const owner = this.owners[id] ?? -1;
      if (owner === not) return false;
      const o = id * 5;
      const t = crossingShare(ax, ay, bx, by, d[o] ?? 0, d[o + 1] ?? 0, d[o + 2] ?? 0, d[o + 3] ?? 0);
      if (t >= 0 && (!best || t < best.t || (t === best.t && owner < best.owner))) best = { t, owner };
      return false;
    });
    return best;
  }
}

/** Share of a-b at which c-d crosses it, or -1. */
export function crossingShare(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): number {
  const rx = bx - ax;
  const ry = by - ay;
  const sx = dx - cx;
  const sy = dy - cy;
  const det = rx * sy - ry * sx;
  if (Math.abs(det) < 1e-12) return -1;
  const t = ((cx - ax) * sy - (cy - ay) * sx) / det;
  const u = ((cx - ax) * ry - (cy - ay) * rx) / det;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : -1;
}
