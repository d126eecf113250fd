import type { Point } from './frame.ts';

/** Length in metres. */
export function lineLength(line: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1];
    const b = line[i];
    if (a && b) sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
  }
  return sum;
}

/** The same line with a vertex about every `step` metres; the ends stay. */
export function resample(line: readonly Point[], step: number): Point[] {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last) return [];
  const total = lineLength(line);
  const count = Math.max(1, Math.round(total / step));
  const walk = walker(line);
  const out: Point[] = [];
  for (let i = 0; i <= count; i++) {
    const [x, y] = walk((total * i) / count);
    out.push([x, y]);
  }
  out[0] = [first[0], first[1]];
  out[out.length - 1] = [last[0], last[1]];
  return out;
}

/** Point and unit direction at a distance from the start. Ask with growing distances: each call goes on where the last ended. */
export function walker(line: readonly Point[]): (distance: number) => [x: number, y: number, dx: number, dy: number] {
  let i = 1;
  let done = 0;
  return (distance) => {
    if (distance < done) {
      i = 1;
      done = 0;
    }
    for (;;) {
      const a = line[i - 1] ?? [0, 0];
      const b = line[i] ?? a;
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1e-9;
      if (distance <= done + length || i >= line.length - 1) {
        const t = Math.min(1, (distance - done) / length);
        const dx = (b[0] - a[0]) / length;
        const dy = (b[1] - a[1]) / length;
        return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, dx, dy];
      }
      done += length;
      i++;
    }
  };
}

/** Chaikin's corner cutting, `rounds` times; the ends stay. */
export function smooth(line: readonly Point[], rounds: number): Point[] {
  let current = line.map((p): Point => [p[0], p[1]]);
  for (let r = 0; r < rounds; r++) {
    const next: Point[] = [];
    for (let i = 0; i < current.length; i++) {
      const a = current[i];
      const b = current[i + 1];
      if (!a) continue;
      if (i === 0 || !b) next.push(a);
      if (b) {
        if (i > 0) next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25]);
        if (i < current.length - 2) next.push([a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
      }
    }
    current = next;
  }
  return current;
}

/** Douglas and Peucker's simplification; no dropped vertex lies further than `tolerance` metres from the line. */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    const a = line[from];
    const b = line[to];
    if (!a || !b || to - from < 2) continue;
    let worst = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const p = line[i];
      if (!p) continue;
      const d = pointSegment(p[0], p[1], a[0], a[1], b[0], b[1]);
      if (d > worst) {
        worst = d;
        at = i;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push([from, at], [at, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/** Distance of a point from a segment, metres. */
export function pointSegment(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const t = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - ax - dx * t, py - ay - dy * t);
}

/** The line moved sideways, left of its direction for positive metres; `by` may change along it. */
export function offset(line: readonly Point[], by: number | ((index: number) => number)): Point[] {
  return line.map((p, i): Point => {
    const a = line[Math.max(0, i - 1)] ?? p;
    const b = line[Math.min(line.length - 1, i + 1)] ?? p;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const d = typeof by === 'number' ? by : by(i);
    return [p[0] - ((b[1] - a[1]) / length) * d, p[1] + ((b[0] - a[0]) / length) * d];
  });
}
