import type { Position } from '../../../data/contract.ts';

/** Positions by node id in flat arrays: 24 bytes a node. Ids nearly always come sorted; else they are sorted once. */
export class NodeTable {
  private ids = new Float64Array(1 << 16);
  private coordinates = new Float64Array(2 << 16);
  private count = 0;
  private sorted = true;

  get size(): number {
    return this.count;
  }

  add(id: number, lng: number, lat: number): void {
    const i = this.count++;
    if (i >= this.ids.length) {
      this.ids = grown(this.ids);
      this.coordinates = grown(this.coordinates);
    }
    if (i && id < (this.ids[i - 1] ?? 0)) this.sorted = false;
    this.ids[i] = id;
    this.coordinates[2 * i] = lng;
    this.coordinates[2 * i + 1] = lat;
  }

  get(id: number): Position | undefined {
    if (!this.sorted) this.sort();
    let [low, high] = [0, this.count - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.ids[middle] ?? 0;
      if (found === id) return [this.coordinates[2 * middle] ?? 0, this.coordinates[2 * middle + 1] ?? 0];
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  private sort(): void {
    const order = Array.from({ length: this.count }, (_, i) => i).sort((a, b) => (this.ids[a] ?? 0) - (this.ids[b] ?? 0));
    const [ids, coordinates] = [this.ids, this.coordinates];
    this.ids = Float64Array.from(order, (i) => ids[i] ?? 0);
    this.coordinates = Float64Array.from(order.flatMap((i) => [coordinates[2 * i] ?? 0, coordinates[2 * i + 1] ?? 0]));
    this.sorted = true;
  }
}

function grown(old: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const next = new Float64Array(old.length * 2);
  next.set(old);
  return next;
}
