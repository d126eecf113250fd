import type { Country } from './country.ts';
import type { Point } from './frame.ts';
import { smoothstep } from './noise.ts';
import { lineLength, walker } from './polyline.ts';
import { createRandom } from './random.ts';
import type { Rectangles } from './rectangles.ts';
import type { Segments } from './segments.ts';
import type { Street } from './street.ts';

const STEP = 8;

/**
 * Grows lanes (ngõ) from the streets into the blocks and from long lanes again (ngách): each leaves about square, wavers,
 * keeps a house's depth from its neighbours and ends blind, or joins the road ahead now and then. Appends to `streets`.
 */
export function growLanes(country: Country, streets: Street[], roads: Segments, taken: Rectangles): void {
  const random = createRandom(country.config.seed, 13);
  const first = streets.length;
  for (let index = 0; index < streets.length; index++) {
    const street = streets[index];
    if (!street || street.class === 'motorway') continue;
    const lane = index >= first;
    const length = lineLength(street.line);
    if (lane && length < 75) continue;
    const walk = walker(street.line);
    for (let s = random.between(22, 40); s < length - 18; s += random.between(8, 17)) {
      const [x, y, dx, dy] = walk(s);
      const u = country.urbanity(x, y);
      // Lanes are dense in town, rare along the ribbons outside it.
      if (u <= 0.02 || !random.chance(0.015 + 0.9 * smoothstep(0.12, 0.55, u))) continue;
      const left = random.chance(0.5);
      const line = grow(index, x, y, left ? -dy : dy, left ? dx : -dx, lane ? 90 : random.between(70, 230), street.width / 2);
      if (!line) continue;
      const narrow = lane || random.chance(0.35);
      const road: Street = { class: lane ? 'path' : 'service', line, width: narrow ? 3 : 4, from: { street: index, along: s, left } };
      roads.add(line, road.width / 2, streets.length);
      streets.push(road);
    }
  }

  function grow(parent: number, x0: number, y0: number, dx: number, dy: number, most: number, half: number): Point[] | undefined {
    const own = streets.length;
    const clear = 31;
    let heading = Math.atan2(dy, dx) + random.between(-0.16, 0.16);
    let x = x0;
    let y = y0;
    const line: Point[] = [[x0, y0]];
    let drift = random.between(-0.05, 0.05);
    for (let gone = 0; gone < most; gone += STEP) {
      drift = drift * 0.8 + random.between(-0.045, 0.045);
      heading += drift;
      const nx = x + Math.cos(heading) * STEP;
      const ny = y + Math.sin(heading) * STEP;
      const ahead = { x: nx, y: ny, ux: Math.cos(heading), uy: Math.sin(heading), halfWidth: 7, halfDepth: 3 };
      if (!country.inside(nx, ny, 40) || country.slopeAt(nx, ny) > 0.2 || country.water.wet(nx, ny, 12) || taken.taken(ahead, 2)) break;
      // A foreign road near the mouth is the parent's crossing: too near for a lane.
      const other = roads.nearest(nx, ny, clear, parent, own);
      if (other) {
        const towards = (other.x - nx) * Math.cos(heading) + (other.y - ny) * Math.sin(heading);
        if (towards > other.distance * 0.75 && gone > 24) {
          if (random.chance(0.3) && joins(nx, ny, other.x, other.y)) line.push([nx, ny], [other.x, other.y]);
          break;
        }
        break;
      }
      const home = gone > half + 24 ? roads.nearest(nx, ny, 20, -1, own) : undefined;
      if (home) break;
      x = nx;
      y = ny;
      line.push([x, y]);
    }
    return lineLength(line) > half + 30 ? line : undefined;
  }

  function joins(x: number, y: number, tx: number, ty: number): boolean {
    const d = Math.hypot(tx - x, ty - y);
    const middle = { x: (x + tx) / 2, y: (y + ty) / 2, ux: (tx - x) / d, uy: (ty - y) / d, halfWidth: d / 2, halfDepth: 2 };
    return !taken.taken(middle, 1) && !country.water.touches(middle, 4);
  }
}
