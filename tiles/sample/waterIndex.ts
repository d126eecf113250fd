import type { Frame, Point } from './frame.ts';
import type { Rectangle } from './rectangle.ts';
import { Segments } from './segments.ts';

/** Height of a band of edges, metres. */
const ROW = 50;

/** Open water by place: areas with their holes, and lines with a width. Owner numbers are 0 for shores, 1 for lines. */
export class WaterIndex {
  private readonly rows = new Map<number, number[]>();
  private readonly data: number[] = [];
  private areas = 0;
  private readonly lines: Segments;
  private readonly shores: Segments;

  constructor(frame: Frame) {
    this.lines = new Segments(frame, 60);
    this.shores = new Segments(frame, 60);
  }

  /** Adds one area: outer ring and holes, in metres, first point not repeated. */
  addArea(rings: readonly (readonly Point[])[]): void {
    const area = this.areas++;
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i++) {
        const a = ring[i];
        const b = ring[(i + 1) % ring.length];
        if (!a || !b) continue;
        const id = this.data.length / 5;
        this.data.push(a[0], a[1], b[0], b[1], area);
        const to = Math.floor(Math.max(a[1], b[1]) / ROW);
        for (let r = Math.floor(Math.min(a[1], b[1]) / ROW); r <= to; r++) {
          const row = this.rows.get(r);
          if (row) row.push(id);
          else this.rows.set(r, [id]);
        }
        this.shores.add([a, b], 0, 0);
      }
    }
  }

  /** Adds a stream; `width` in metres. */
  addLine(line: readonly Point[], width: number): void {
    this.lines.add(line, width / 2, 1);
  }

  /** True inside an area (even-odd, area by area). */
  contains(x: number, y: number): boolean {
    const d = this.data;
    let area = -1;
    let odd = false;
    for (const id of this.rows.get(Math.floor(y / ROW)) ?? []) {
      const o = id * 5;
      if (d[o + 4] !== area) {
        if (odd) return true;
        area = d[o + 4] ?? -1;
      }
      const ay = d[o + 1] ?? 0;
      const by = d[o + 3] ?? 0;
      if (ay > y === by > y) continue;
      const ax = d[o] ?? 0;
      if (x < ax + ((y - ay) / (by - ay)) * ((d[o + 2] ?? 0) - ax)) odd = !odd;
    }
    return odd;
  }

  /** True where the rectangle touches water or comes nearer to it than `margin` metres. */
  touches(r: Rectangle, margin: number): boolean {
    return this.lines.near(r, margin) || this.shores.near(r, margin) || this.contains(r.x, r.y);
  }

  /** True at a point in water or nearer to it than `margin` metres. */
  wet(x: number, y: number, margin: number): boolean {
    return this.contains(x, y) || this.touches({ x, y, ux: 1, uy: 0, halfWidth: 0, halfDepth: 0 }, margin);
  }

  /** Where the step from a to b first meets water: share of the step. */
  meets(ax: number, ay: number, bx: number, by: number): number | undefined {
    const a = this.lines.crossing(ax, ay, bx, by)?.t;
    const b = this.shores.crossing(ax, ay, bx, by)?.t;
    return a === undefined ? b : b === undefined ? a : Math.min(a, b);
  }
}
