import type { Point } from './frame.ts';

/** A rectangle on the ground: centre, unit vector along its front, half its width (along the front) and half its depth. Metres. */
export interface Rectangle {
  x: number;
  y: number;
  ux: number;
  uy: number;
  halfWidth: number;
  halfDepth: number;
}

/** Corners counter-clockwise from the front left; the front is the side towards (uy, -ux). */
export function corners(r: Rectangle): [Point, Point, Point, Point] {
  const { x, y, ux, uy, halfWidth: w, halfDepth: d } = r;
  return [
    [x - ux * w + uy * d, y - uy * w - ux * d],
    [x + ux * w + uy * d, y + uy * w - ux * d],
    [x + ux * w - uy * d, y + uy * w + ux * d],
    [x - ux * w - uy * d, y - uy * w + ux * d],
  ];
}

/** True where two rectangles come nearer than `gap` along some axis is false for all: the separating axis theorem, exact for gap 0. */
export function overlaps(a: Rectangle, b: Rectangle, gap = 0): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const reach = Math.hypot(a.halfWidth, a.halfDepth) + Math.hypot(b.halfWidth, b.halfDepth) + gap;
  if (dx * dx + dy * dy >= reach * reach) return false;
  const c = Math.abs(a.ux * b.ux + a.uy * b.uy);
  const s = Math.abs(a.ux * b.uy - a.uy * b.ux);
  if (Math.abs(dx * a.ux + dy * a.uy) >= a.halfWidth + b.halfWidth * c + b.halfDepth * s + gap) return false;
  if (Math.abs(dy * a.ux - dx * a.uy) >= a.halfDepth + b.halfWidth * s + b.halfDepth * c + gap) return false;
  if (Math.abs(dx * b.ux + dy * b.uy) >= b.halfWidth + a.halfWidth * c + a.halfDepth * s + gap) return false;
  return Math.abs(dy * b.ux - dx * b.uy) < b.halfDepth + a.halfWidth * s + a.halfDepth * c + gap;
}

/** Distance between a rectangle (with its inside) and a segment, metres; 0 where they touch. */
export function rectangleSegment(r: Rectangle, ax: number, ay: number, bx: number, by: number): number {
  const px = (ax - r.x) * r.ux + (ay - r.y) * r.uy;
  const py = (ay - r.y) * r.ux - (ax - r.x) * r.uy;
  const qx = (bx - r.x) * r.ux + (by - r.y) * r.uy;
  const qy = (by - r.y) * r.ux - (bx - r.x) * r.uy;
  const w = r.halfWidth;
  const d = r.halfDepth;
  if (crossesBox(px, py, qx, qy, w, d)) return 0;
  let best = Math.min(boxDistance(px, py, w, d), boxDistance(qx, qy, w, d));
  const dx = qx - px;
  const dy = qy - py;
  const l2 = dx * dx + dy * dy || 1;
  for (let i = 0; i < 4; i++) {
    const cx = i & 1 ? w : -w;
    const cy = i & 2 ? d : -d;
    const t = Math.min(1, Math.max(0, ((cx - px) * dx + (cy - py) * dy) / l2));
    best = Math.min(best, Math.hypot(px + dx * t - cx, py + dy * t - cy));
  }
  return best;
}

function boxDistance(x: number, y: number, w: number, d: number): number {
  return Math.hypot(Math.max(0, Math.abs(x) - w), Math.max(0, Math.abs(y) - d));
}

/** Liang and Barsky's clipping, asked only whether anything is left. */
function crossesBox(px: number, py: number, qx: number, qy: number, w: number, d: number): boolean {
  let from = 0;
  let to = 1;
  for (const [p, delta, half] of [
    [px, qx - px, w],
    [py, qy - py, d],
  ] as const) {
    if (Math.abs(delta) < 1e-12) {
      if (Math.abs(p) > half) return false;
      continue;
    }
    const t1 = (-half - p) / delta;
    const t2 = (half - p) / delta;
    from = Math.max(from, Math.min(t1, t2));
    to = Math.min(to, Math.max(t1, t2));
    if (from > to) return false;
  }
  return true;
}
