/** A mark with its place on the screen, pixels. */
export interface Placed {
  /** Index of a pin, or -1 for a cluster. */
  index: number;
  position: [number, number, number];
  count: number;
  groups: number[];
  x: number;
  y: number;
  rank: number;
  /** Pixels it is drawn lower than it stands, to keep a landmark in sight. */
  nudge: number;
}

/**
 * A tilted view crowds what is far. Marks that would cover each other are joined, the larger or more important one keeping its
 * place, so that no pin hides another and no count is lost. Quadratic in neighbours only (grid of `gap` cells).
 */
export function mergeMarks(marks: Placed[], gap: number): Placed[] {
  const order = [...marks].sort((a, b) => b.count - a.count || b.rank - a.rank || a.index - b.index);
  const grid = new Map<string, Placed[]>();
  const kept: Placed[] = [];
  for (const mark of order) {
    const cx = Math.floor(mark.x / gap);
    const cy = Math.floor(mark.y / gap);
    let host: Placed | undefined;
    for (let dx = -1; dx <= 1 && !host; dx++) {
      for (let dy = -1; dy <= 1 && !host; dy++) {
        host = grid.get(`${cx + dx},${cy + dy}`)?.find((other) => Math.hypot(other.x - mark.x, other.y - mark.y) < gap);
      }
    }
    if (host) {
      host.count += mark.count;
      host.groups = host.groups.map((n, g) => n + (mark.groups[g] ?? 0));
      host.index = -1;
      continue;
    }
    const copy = { ...mark, groups: [...mark.groups] };
    kept.push(copy);
    const key = `${cx},${cy}`;
    const cell = grid.get(key);
    if (cell) cell.push(copy);
    else grid.set(key, [copy]);
  }
  return kept;
}

/** Half of a landmark's width with its name, and how far it reaches above and below its tip; pixels. */
const HALF = 62;
const ABOVE = 46;
const BELOW = 20;
const RADIUS = 22;

/** Marks that would cover a landmark or its name are drawn below or above it, whichever is nearer. */
export function clearOf(marks: Placed[], landmarks: Placed[]): Placed[] {
  return marks.map((mark) => {
    const covered = landmarks.find((l) => Math.abs(l.x - mark.x) < HALF && mark.y > l.y - ABOVE - RADIUS && mark.y < l.y + BELOW + RADIUS);
    if (!covered) return mark;
    const down = covered.y + BELOW + RADIUS - mark.y;
    const up = covered.y - ABOVE - RADIUS - mark.y;
    return { ...mark, nudge: down <= -up ? down : up };
  });
}
