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
