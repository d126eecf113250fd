import { Cells } from './cells.ts';
import type { Frame } from './frame.ts';
import { overlaps, type Rectangle } from './rectangle.ts';

/** Ground that is taken, found by place: footprints and grounds as rectangles in one flat array. */
export class Rectangles {
  private readonly cells: Cells;
  private data = new Float64Array(6 * 1024);
  private readonly probe: Rectangle = { x: 0, y: 0, ux: 1, uy: 0, halfWidth: 0, halfDepth: 0 };
  count = 0;

  constructor(frame: Frame, cell = 24) {
    this.cells = new Cells(frame, cell);
  }

  /** Takes the ground and returns its number. */
  add(r: Rectangle): number {
    const id = this.count++;
    if (this.count * 6 > this.data.length) {
      const next = new Float64Array(this.data.length * 2);
      next.set(this.data);
      this.data = next;
    }
    this.data.set([r.x, r.y, r.ux, r.uy, r.halfWidth, r.halfDepth], id * 6);
    const ex = Math.abs(r.ux) * r.halfWidth + Math.abs(r.uy) * r.halfDepth;
    const ey = Math.abs(r.uy) * r.halfWidth + Math.abs(r.ux) * r.halfDepth;
    this.cells.add(id, r.x - ex, r.y - ey, r.x + ex, r.y + ey);
    return id;
  }

  /** The rectangle of that number; the object is reused by the next call. */
  at(id: number): Rectangle {
    const o = id * 6;
    const p = this.probe;
    p.x = this.data[o] ?? 0;
    p.y = this.data[o + 1] ?? 0;
    p.ux = this.data[o + 2] ?? 0;
    p.uy = this.data[o + 3] ?? 0;
    p.halfWidth = this.data[o + 4] ?? 0;
    p.halfDepth = this.data[o + 5] ?? 0;
    return p;
  }

  /** True where something taken comes nearer than `gap` metres. */
  taken(r: Rectangle, gap: number): boolean {
    const ex = Math.abs(r.ux) * r.halfWidth + Math.abs(r.uy) * r.halfDepth + gap;
    const ey = Math.abs(r.uy) * r.halfWidth + Math.abs(r.ux) * r.halfDepth + gap;
    return this.cells.some(r.x - ex, r.y - ey, r.x + ex, r.y + ey, (id) => overlaps(r, this.at(id), gap));
  }
}
