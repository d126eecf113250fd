import type { Route } from '../../../data/model/directions/answer.ts';

/** Metres of a degree of latitude. */
const DEGREE = 111_195;

/** How far a position is from a line, and behind which of its points it comes nearest. Good to half a per cent within some kilometres. */
export function nearLine(line: Route['line'], [lng, lat]: readonly [number, number]): { metres: number; after: number } {
  const across = DEGREE * Math.cos((lat * Math.PI) / 180);
  let best = { metres: Number.POSITIVE_INFINITY, after: 0 };
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const [ax, ay] = [(a[0] - lng) * across, (a[1] - lat) * DEGREE];
    const [dx, dy] = [(b[0] - a[0]) * across, (b[1] - a[1]) * DEGREE];
    const square = dx * dx + dy * dy;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
    const metres = Math.hypot(ax + t * dx, ay + t * dy);
    if (metres < best.metres) best = { metres, after: i - 1 };
  }
  return best;
}

/** Among which stops a new one belongs that is drawn out of the line behind its point `after`. */
export function legAt({ maneuvers }: Route, after: number): number {
  return maneuvers.filter(({ type, at }) => type === 'via' && at <= after).length;
}
