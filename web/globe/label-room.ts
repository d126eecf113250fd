import type { LabelBlock } from './context.ts';

const CELL = 20;
const CELL_HEIGHT = 12;

/** Cells of the grid that a box on the screen touches; pixels. */
function* cellsOf(left: number, right: number, top: number, bottom: number): Generator<number> {
  for (let cy = Math.floor(top / CELL_HEIGHT); cy <= Math.floor(bottom / CELL_HEIGHT); cy++) {
    for (let cx = Math.floor(left / CELL); cx <= Math.floor(right / CELL); cx++) yield cy * 8192 + cx;
  }
}

/** Room for texts on the screen, given to whoever asks first; pixels from the upper left. */
export class LabelRoom {
  readonly #taken = new Set<number>();
  readonly #landmarks = new Set<number>();

  /** @param blocks where something else stands */
  constructor(blocks: Iterable<LabelBlock> = []) {
    for (const { x, y, radius } of blocks)
      for (const cell of cellsOf(x - radius, x + radius, y - radius, y + radius)) this.#taken.add(cell);
  }

  /**
   * Whether a text may stand there; then the room is its own. A landmark's name stands over pins and streets, for it is what one looks for;
   * over another landmark's name neither could be read.
   */
  take(left: number, right: number, top: number, bottom: number, landmark: boolean): boolean {
    const cells = [...cellsOf(left, right, top, bottom)];
    const full = landmark ? this.#landmarks : this.#taken;
    if (cells.some((cell) => full.has(cell))) return false;
    for (const cell of cells) {
      this.#taken.add(cell);
      if (landmark) this.#landmarks.add(cell);
    }
    return true;
  }
}
