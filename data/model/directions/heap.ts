/** A heap of four children a node on typed arrays: least key first. A node may lie in it more than once; who takes it out knows which is stale. */
export class Heap {
  size = 0;
  private keys: Float64Array;
  private items: Uint32Array;

  constructor(capacity = 1024) {
    this.keys = new Float64Array(capacity);
    this.items = new Uint32Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  /** Key of the least; infinite when empty. */
  least(): number {
    return this.size ? (this.keys[0] as number) : Number.POSITIVE_INFINITY;
  }

  push(item: number, key: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, items } = this;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const above = keys[parent] as number;
      if (above <= key) break;
      keys[i] = above;
      items[i] = items[parent] as number;
      i = parent;
    }
    keys[i] = key;
    items[i] = item;
  }

  /** Takes out the least. Only when `size` is not 0. */
  pop(): number {
    const { keys, items } = this;
    const top = items[0] as number;
    const size = --this.size;
    const key = keys[size] as number;
    const item = items[size] as number;
    let i = 0;
    for (;;) {
      const child = 4 * i + 1;
      if (child >= size) break;
      let best = child;
      let least = keys[child] as number;
      const end = child + 4 < size ? child + 4 : size;
      for (let c = child + 1; c < end; c++) {
        const k = keys[c] as number;
        if (k < least) {
          least = k;
          best = c;
        }
      }
      if (least >= key) break;
      keys[i] = least;
      items[i] = items[best] as number;
      i = best;
    }
    keys[i] = key;
    items[i] = item;
    return top;
  }

  private grow(): void {
    const [keys, items] = [this.keys, this.items];
    this.keys = new Float64Array(2 * keys.length);
    this.items = new Uint32Array(2 * items.length);
    this.keys.set(keys);
    this.items.set(items);
  }
}
