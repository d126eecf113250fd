import { distanceBetween } from './distance.ts';

type At = readonly [lng: number, lat: number];

/** Metres along a line of [lng, lat]. */
export function lineLength(line: readonly At[]): number {
  return line.reduce((sum, to, i) => sum + distanceBetween(line[i - 1] ?? to, to), 0);
}

/** Where one is after so many metres along a line, and which way it leads there, degrees from north; its ends beyond them. @param line at least one position */
export function alongLine(line: readonly At[], metres: number): { position: [number, number]; heading: number } {
  const first = line[0] ?? [0, 0];
  let [from, left, heading] = [first, Math.max(0, metres), line[1] ? headingBetween(first, line[1]) : 0];
  for (const to of line.slice(1)) {
    const length = distanceBetween(from, to);
    if (length > 0) heading = headingBetween(from, to);
    if (left <= length && length > 0) {
      const share = left / length;
      return { position: [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], heading };
    }
    left -= length;
    from = to;
  }
  return { position: [from[0], from[1]], heading };
}

/** How far along a line it comes nearest to a position, metres, and how near that is; pieces of the line are flat. */
export function nearestAlong(line: readonly At[], [lng, lat]: At): { along: number; distance: number } {
  const across = Math.cos((lat * Math.PI) / 180);
  let [best, walked] = [{ along: 0, distance: Number.POSITIVE_INFINITY }, 0];
  line.forEach((to, i) => {
    const from = line[i - 1] ?? to;
    const [dx, dy] = [(to[0] - from[0]) * across, to[1] - from[1]];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((lng - from[0]) * across * dx + (lat - from[1]) * dy) / square));
    const distance = distanceBetween([lng, lat], [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
    const length = distanceBetween(from, to);
    if (distance < best.distance) best = { along: walked + length * share, distance };
    walked += length;
  });
  return best;
}

/** Degrees clockwise from north, on the plane at the first position. */
function headingBetween(from: At, to: At): number {
  const east = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180);
  return ((Math.atan2(east, to[1] - from[1]) * 180) / Math.PI + 360) % 360;
}
