import type { Rectangle } from './rectangle.ts';

/** What stands on a lot; the order is the number it is stored by. */
export const styles = [
  'tube',
  'detached',
  'stilt',
  'school',
  'public',
  'temple',
  'market',
  'hospital',
  'hotel',
  'office',
  'industrial',
  'retail',
  'apartments',
  'roof',
  'hall',
] as const;
export type Style = (typeof styles)[number];

export interface Lot extends Rectangle {
  style: Style;
  levels: number;
  /** 1 in the heart of town, 0 outside. */
  urbanity: number;
  /** Number of the street it fronts; -1 for one on its own ground. */
  street: number;
  name?: string;
}

const WORDS = 8;

/** Lots in flat arrays, 72 bytes each, so that a million of them fit into memory. */
export class Lots {
  private numbers = new Float64Array(WORDS * 4096);
  private kinds = new Uint8Array(4096);
  private levels = new Uint8Array(4096);
  private readonly names = new Map<number, string>();
  count = 0;

  add(lot: Lot): number {
    const id = this.count++;
    if (this.count > this.kinds.length) this.grow();
    this.numbers.set([lot.x, lot.y, lot.ux, lot.uy, lot.halfWidth, lot.halfDepth, lot.urbanity, lot.street], id * WORDS);
    this.kinds[id] = styles.indexOf(lot.style);
    this.levels[id] = lot.levels;
    if (lot.name !== undefined) this.names.set(id, lot.name);
    return id;
  }

  at(id: number): Lot {
    const [x = 0, y = 0, ux = 1, uy = 0, halfWidth = 0, halfDepth = 0, urbanity = 0, street = -1] = this.numbers.subarray(
      id * WORDS,
      id * WORDS + WORDS,
    );
    const name = this.names.get(id);
    const lot: Lot = { x, y, ux, uy, halfWidth, halfDepth, urbanity, street, style: this.style(id), levels: this.levels[id] ?? 1 };
    return name === undefined ? lot : { ...lot, name };
  }

  style(id: number): Style {
    return styles[this.kinds[id] ?? 0] ?? 'tube';
  }
  urbanity(id: number): number {
    return this.numbers[id * WORDS + 6] ?? 0;
  }
  street(id: number): number {
    return this.numbers[id * WORDS + 7] ?? -1;
  }
  /** True for a lot that must stay whatever the count: it has a name or its own ground. */
  fixed(id: number): boolean {
    return this.street(id) < 0 || this.names.has(id);
  }

  private grow(): void {
    const numbers = new Float64Array(this.numbers.length * 2);
    numbers.set(this.numbers);
    this.numbers = numbers;
    const kinds = new Uint8Array(this.kinds.length * 2);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const levels = new Uint8Array(this.levels.length * 2);
    levels.set(this.levels);
    this.levels = levels;
  }
}
