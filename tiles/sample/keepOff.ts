import type { Point } from './frame.ts';
import { lineLength, resample, simplify } from './polyline.ts';
import type { Street } from './street.ts';

/** Ground that every place keeps to itself beyond the carriageway's edge, metres. */
const ROOM = 8;

/**
 * Pushes a street's line off the places it still touches, a little at a time so that neighbours are heard in turn. Where two
 * places leave no way between them a side street keeps its longest free part; a main road stays as it is.
 */
export function keepOff(street: Street, places: readonly Point[]): void {
  const reach = street.width / 2 + ROOM;
  const touching = (line: readonly Point[]): Point[] =>
    places.filter((p) => line.some((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) < reach * 2.5));
  const dense = resample(street.line, 6);
  const near = touching(dense);
  if (!dense.some((p) => tooNear(p, near, reach))) return;
  for (let round = 0; round < 8; round++) {
    for (const p of dense) {
      for (const c of near) {
        const dx = p[0] - c[0];
        const dy = p[1] - c[1];
        const d = Math.hypot(dx, dy) || 0.01;
        const wanted = reach + 1.2;
        if (d >= wanted) continue;
        p[0] = c[0] + ((dx || 0.01) / d) * wanted;
        p[1] = c[1] + (dy / d) * wanted;
      }
    }
  }
  const main = street.class === 'primary' || street.class === 'secondary';
  street.line = simplify(main ? dense : longestFree(dense, near, reach), 0.25);
}

const tooNear = (p: Point, places: readonly Point[], reach: number): boolean =>
  places.some((c) => Math.hypot(p[0] - c[0], p[1] - c[1]) < reach);

function longestFree(line: readonly Point[], places: readonly Point[], reach: number): Point[] {
  let best: Point[] = [];
  let part: Point[] = [];
  for (const p of line) {
    if (tooNear(p, places, reach)) part = [];
    else part.push(p);
    if (part.length > 1 && lineLength(part) > lineLength(best)) best = [...part];
  }
  return best.length > 1 ? best : [...line];
}
