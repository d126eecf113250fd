import type { Frame } from './frame.ts';

/** Things by the square cells they touch: a linked list a cell, in flat arrays, so that millions cost little. */
export class Cells {
  private readonly heads: Int32Array;
  private next = new Int32Array(1024);
  private items = new Int32Array(1024);
  private used = 0;
  private readonly columns: number;
  private readonly rows: number;
  private readonly x0: number;
  private readonly y0: number;
  private readonly cell: number;

  /** `cell` in metres. */
  constructor(frame: Frame, cell: number) {
    this.cell = cell;
    this.x0 = frame.west - 2 * cell;
    this.y0 = frame.south - 2 * cell;
    this.columns = Math.ceil((frame.east - frame.west) / cell) + 4;
    this.rows = Math.ceil((frame.north - frame.south) / cell) + 4;
    this.heads = new Int32Array(this.columns * this.rows).fill(-1);
  }

  private column(x: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.x0) / this.cell)));
  }
  private row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.y0) / this.cell)));
  }

  /** Files an item under every cell of a box. */
  add(item: number, west: number, south: number, east: number, north: number): void {
    const c1 = this.column(east);
    const r1 = this.row(north);
    for (let r = this.row(south); r <= r1; r++) {
      for (let c = this.column(west); c <= c1; c++) {
        if (this.used === this.next.length) {
          this.next = grown(this.next);
          this.items = grown(this.items);
        }
        const at = r * this.columns + c;
        this.items[this.used] = item;
        this.next[this.used] = this.heads[at] ?? -1;
        this.heads[at] = this.used++;
      }
    }
  }

  /** Calls `visit` for each item near a box (some more than once) until it answers true; returns whether it did. */
  some(west: number, south: number, east: number, north: number, visit: (item: number) => boolean): boolean {
    const c1 = this.column(east);
    const r1 = this.row(north);
    for (let r = this.row(south); r <= r1; r++) {
      for (let c = this.column(west); c <= c1; c++) {
        for (let i = this.heads[r * this.columns + c] ?? -1; i >= 0; i = this.next[i] ?? -1) {
          if (visit(this.items[i] ?? 0)) return true;
        }
      }
    }
    return false;
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
}
