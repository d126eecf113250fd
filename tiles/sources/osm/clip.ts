import type { Extent, Position } from '../../../data/contract.ts';

/** The parts of a line inside an extent (Liang-Barsky, segment by segment). */
export function clipLine(line: Position[], [west, south, east, north]: Extent): Position[][] {
  const parts: Position[][] = [];
  let open: Position[] | undefined;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    let [enter, leave] = [0, 1];
    for (const [p, q] of [
      [-dx, a[0] - west],
      [dx, east - a[0]],
      [-dy, a[1] - south],
      [dy, north - a[1]],
    ] as const) {
      if (p === 0 && q < 0) enter = 2;
      else if (p < 0) enter = Math.max(enter, q / p);
      else if (p > 0) leave = Math.min(leave, q / p);
    }
    if (enter >= leave) {
      open = undefined;
      continue;
    }
    const point = (t: number): Position => (t === 0 ? a : t === 1 ? b : [a[0] + t * dx, a[1] + t * dy]);
    if (!open || enter > 0) {
      open = [point(enter)];
      parts.push(open);
    }
    open.push(point(leave));
    if (leave < 1) open = undefined;
  }
  return parts.filter((part) => part.length > 1);
}

/** The part of an area inside an extent (Sutherland-Hodgman a ring; parts that hang together by the edge stay together); empty when outside. */
export function clipRings(rings: Position[][], extent: Extent): Position[][] {
  const clipped = rings.map((ring) => clipRing(ring, extent));
  return (clipped[0]?.length ?? 0) >= 3 ? clipped.filter((ring) => ring.length >= 3) : [];
}

function clipRing(ring: Position[], [west, south, east, north]: Extent): Position[] {
  if (ring.every(([x, y]) => x >= west && x <= east && y >= south && y <= north)) return ring;
  const sides: [axis: 0 | 1, bound: number, sign: 1 | -1][] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  return sides.reduce((points: Position[], [axis, bound, sign]) => {
    const out: Position[] = [];
    points.forEach((b, i) => {
      const a = points[(i + points.length - 1) % points.length] ?? b;
      const [ia, ib] = [(a[axis] - bound) * sign >= 0, (b[axis] - bound) * sign >= 0];
      if (ia !== ib) {
        const t = (bound - a[axis]) / (b[axis] - a[axis]);
        out.push(axis === 0 ? [bound, a[1] + t * (b[1] - a[1])] : [a[0] + t * (b[0] - a[0]), bound]);
      }
      if (ib) out.push(b);
    });
    return out;
  }, ring);
}

export function within([x, y]: Position, [west, south, east, north]: Extent): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}
