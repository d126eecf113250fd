import type { Frame, Point } from './frame.ts';
import type { Rectangle } from './rectangle.ts';
import { Segments } from './segments.ts';

/** Side of a cell and height of a band of edges, metres. */
const CELL = 50;
const UNKNOWN = 0;
const DRY = 1;
const WET = 2;
const MIXED = 3;

/** Open water by place: areas with their holes, and lines with a width. Owner numbers are 0 for shores, 1 for lines. */
export class WaterIndex {
  private readonly rows = new Map<number, number[]>();
  private readonly data: number[] = [];
  private areas = 0;
  private readonly lines: Segments;
  private readonly shores: Segments;
  private readonly states: Uint8Array;
  private readonly columns: number;
  private readonly frame: Frame;

  constructor(frame: Frame) {
    this.frame = frame;
    this.columns = Math.ceil((frame.east - frame.west) / CELL);
    this.states = new Uint8Array(this.columns * Math.ceil((frame.north - frame.south) / CELL));
    this.lines = new Segments(frame, 60);
    this.shores = new Segments(frame, 60);
  }

  /** Adds one area: outer ring and holes, in metres, first point not repeated. */
  addArea(rings: readonly (readonly Point[])[]): void {
    const area = this.areas++;
    this.states.fill(UNKNOWN);
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i++) {
        const a = ring[i];
        const b = ring[(i + 1) % ring.length];
        if (!a || !b) continue;
        const id = this.data.length / 5;
        this.data.push(a[0], a[1], b[0], b[1], area);
        const to = Math.floor(Math.max(a[1], b[1]) / CELL);
        for (let r = Math.floor(Math.min(a[1], b[1]) / CELL); r <= to; r++) {
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

  /** True inside an area. Cells that no shore enters are asked once and remembered. */
  contains(x: number, y: number): boolean {
    if (this.areas === 0) return false;
    const c = Math.floor((x - this.frame.west) / CELL);
    const r = Math.floor((y - this.frame.south) / CELL);
    if (c < 0 || r < 0 || c >= this.columns || r * this.columns >= this.states.length) return this.inside(x, y);
    const at = r * this.columns + c;
    let state = this.states[at] ?? MIXED;
    if (state === UNKNOWN) {
      const middle: Rectangle = {
        x: this.frame.west + (c + 0.5) * CELL,
        y: this.frame.south + (r + 0.5) * CELL,
        ux: 1,
        uy: 0,
        halfWidth: CELL / 2,
        halfDepth: CELL / 2,
      };
      state = this.shores.near(middle, 0.01) ? MIXED : this.inside(middle.x, middle.y) ? WET : DRY;
      this.states[at] = state;
    }
    return state === MIXED ? this.inside(x, y) : state === WET;
  }

  /** Even-odd, area by area. */
  private inside(x: number, y: number): boolean {
    const d = this.data;
    let area = -1;
    let odd = false;
    for (const id of this.rows.get(Math.floor(y / CELL)) ?? []) {
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
