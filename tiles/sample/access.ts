import type { Country } from './country.ts';
import type { Point } from './frame.ts';
import type { Ground } from './grounds.ts';
import { overlaps, type Rectangle } from './rectangle.ts';
import type { Segments } from './segments.ts';
import type { Street } from './street.ts';

/** Ways from the gates of grounds that lie off the roads: straight to the nearest road, if nothing stands between. Appends to `streets`. */
export function layAccess(country: Country, grounds: readonly Ground[], streets: Street[], roads: Segments): void {
  for (const ground of grounds) {
    const r = ground.rectangle;
    const gates: Point[] = [-1, 1].flatMap((k): Point[] => [
      [r.x - r.uy * k * r.halfDepth, r.y + r.ux * k * r.halfDepth],
      [r.x + r.ux * k * r.halfWidth, r.y + r.uy * k * r.halfWidth],
    ]);
    let best: { line: Point[]; length: number; to: number } | undefined;
    for (const gate of gates) {
      const road = roads.nearest(gate[0], gate[1], 900);
      if (!road) continue;
      const dx = road.x - gate[0];
      const dy = road.y - gate[1];
      const length = Math.hypot(dx, dy);
      const half = (streets[road.owner]?.width ?? 6) / 2;
      if (length - half < 16) {
        best = undefined;
        break;
      }
      const out = (gate[0] - r.x) * dx + (gate[1] - r.y) * dy > 0;
      if (!out || (best && best.length <= length)) continue;
      const start: Point = [gate[0] + (dx / length) * 4, gate[1] + (dy / length) * 4];
      if (free(start, [road.x, road.y], ground)) best = { line: [start, [road.x, road.y]], length, to: road.owner };
    }
    if (!best) continue;
    const street: Street = { class: best.length > 120 ? 'minor' : 'service', line: best.line.reverse(), width: best.length > 120 ? 5 : 4 };
    roads.add(street.line, street.width / 2, streets.length);
    streets.push(street);
  }

  function free(a: Point, b: Point, own: Ground): boolean {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const way: Rectangle = {
      x: (a[0] + b[0]) / 2,
      y: (a[1] + b[1]) / 2,
      ux: (b[0] - a[0]) / length,
      uy: (b[1] - a[1]) / length,
      halfWidth: length / 2,
      halfDepth: 3,
    };
    if (grounds.some((g) => g !== own && overlaps(way, g.rectangle, 1)) || overlaps(way, own.rectangle, 0)) return false;
    return country.water.meets(a[0], a[1], b[0], b[1]) === undefined && !country.water.contains(a[0], a[1]);
  }
}
