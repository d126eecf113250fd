import type { Country } from './country.ts';
import type { Point } from './frame.ts';
import { bendAround } from './groundPlan.ts';
import { lineLength, resample, simplify, walker } from './polyline.ts';
import { createRandom } from './random.ts';
import { Segments } from './segments.ts';
import type { Street } from './street.ts';
import type { StreetField } from './streetField.ts';

const STEP = 12;
/** Streets end this far from the middle of a square, metres. */
const SQUARE = 62;
interface Seed {
  x: number;
  y: number;
  family: 0 | 1;
}

/**
 * Streets of the town as evenly spaced lines of the cross field (Jobard and Lefer, 1997), wider apart towards the edge; some
 * end at the first street they meet, so that blocks differ and many crossings are T-shaped.
 */
export function layTownStreets(country: Country, main: readonly Street[], field: StreetField, squares: readonly Point[]): Street[] {
  const { frame, config, water } = country;
  const random = createRandom(config.seed, 11);
  const all = new Segments(frame);
  const families = [new Segments(frame), new Segments(frame)] as const;
  const bridges: Point[] = [];
  const streets: Street[] = [];
  const queue: Seed[] = [];
  let owner = 0;

  const spacing = (family: 0 | 1, u: number): number => (family === 0 ? 112 : 150) * (2.1 - 1.1 * Math.min(1, u * 1.5));
  const file = (line: readonly Point[], family: 0 | 1 | undefined): void => {
    all.add(line, 0, owner);
    const dense = resample(line, 40);
    for (let i = 1; i < dense.length; i++) {
      const a = dense[i - 1];
      const b = dense[i];
      if (!a || !b) continue;
      const along = Math.abs(Math.cos(Math.atan2(b[1] - a[1], b[0] - a[0]) - field(a[0], a[1])));
      families[family ?? (along > Math.SQRT1_2 ? 0 : 1)].add([a, b], 0, owner);
      if (water.meets(a[0], a[1], b[0], b[1]) !== undefined) bridges.push(a);
    }
    owner++;
  };
  const sow = (line: readonly Point[]): void => {
    const walk = walker(line);
    const total = lineLength(line);
    for (let s = random.between(20, 80); s < total; ) {
      const [x, y, dx, dy] = walk(s);
      const u = country.urbanity(x, y);
      const own: 0 | 1 = Math.abs(Math.cos(Math.atan2(dy, dx) - field(x, y))) > Math.SQRT1_2 ? 0 : 1;
      const other: 0 | 1 = own === 0 ? 1 : 0;
      if (u > 0) {
        queue.push({ x, y, family: other });
        const d = spacing(own, u) * random.between(0.75, 1.5);
        queue.push({ x: x - dy * d, y: y + dx * d, family: own }, { x: x + dy * d, y: y - dx * d, family: own });
      }
      s += spacing(other, u) * random.between(0.7, 1.6);
    }
  };

  for (const road of main) file(road.line, undefined);
  for (const road of main) sow(road.line);
  queue.sort((a, b) => country.urbanity(b.x, b.y) - country.urbanity(a.x, a.y));
  for (let head = 0; head < queue.length && head < 400_000; head++) {
    const seed = queue[head];
    if (!seed) continue;
    const u = country.urbanity(seed.x, seed.y);
    const apart = spacing(seed.family, u);
    if (u <= 0.03 || onSquare(seed.x, seed.y) || families[seed.family].nearest(seed.x, seed.y, apart * 0.72)) continue;
    const back = trace(seed, -1, apart * 0.62).reverse();
    const line = [...back, ...trace(seed, 1, apart * 0.62).slice(1)];
    if (lineLength(line) < 95) continue;
    file(line, seed.family);
    sow(line);
    streets.push(asStreet(line, streets.length, lineLength(line)));
  }
  const clear = country.anchors.map(([x, y]) => ({ x, y, radius: 26 }));
  for (const s of streets) s.line = simplify(bendAround(bendAround(resample(s.line, 12), clear), clear), 0.35);
  return streets;

  function onSquare(x: number, y: number): boolean {
    return squares.some((s) => Math.hypot(s[0] - x, s[1] - y) < SQUARE);
  }

  function trace(seed: Seed, way: 1 | -1, apart: number): Point[] {
    const line: Point[] = [[seed.x, seed.y]];
    let { x, y } = seed;
    let heading = field(x, y) + (seed.family === 1 ? Math.PI / 2 : 0) + (way < 0 ? Math.PI : 0);
    const limit = random.between(0.015, 0.11);
    const tee = random.chance(0.55) ? random.whole(1, 4) : 99;
    let crossed = 0;
    for (let i = 0; i < 400; i++) {
      const wanted = field(x, y) + (seed.family === 1 ? Math.PI / 2 : 0);
      // The field is the same after a quarter turn: go on in the arm nearest to the last step.
      heading = wanted + Math.round((heading - wanted) / (Math.PI / 2)) * (Math.PI / 2);
      const nx = x + Math.cos(heading) * STEP;
      const ny = y + Math.sin(heading) * STEP;
      if (!country.inside(nx, ny, 60) || country.urbanity(nx, ny) < limit || country.slopeAt(nx, ny) > 0.13) return tidy(line, heading);
      if (onSquare(nx, ny)) return line;
      if (water.wet(nx, ny, 9)) return bridge(line, x, y, heading);
      if (families[seed.family].nearest(nx, ny, apart)) return tidy(line, heading);
      const crossing = all.crossing(x, y, nx, ny);
      if (crossing && i > 0 && ++crossed >= tee) {
        line.push([x + (nx - x) * crossing.t, y + (ny - y) * crossing.t]);
        return line;
      }
      x = nx;
      y = ny;
      line.push([x, y]);
    }
    return line;
  }

  /** Goes on over the water where no other bridge is near and the far bank is not far. */
  function bridge(line: Point[], x: number, y: number, heading: number): Point[] {
    const apart = 330;
    if (bridges.some((b) => Math.hypot(b[0] - x, b[1] - y) < apart)) return tidy(line, heading);
    for (let d = STEP; d < 110; d += 4) {
      const nx = x + Math.cos(heading) * d;
      const ny = y + Math.sin(heading) * d;
      if (water.wet(nx, ny, 9) || water.meets(x, y, nx, ny) === undefined) continue;
      const ahead = all.crossing(nx, ny, nx + Math.cos(heading) * 170, ny + Math.sin(heading) * 170);
      if (!ahead) break;
      line.push([nx, ny], [nx + Math.cos(heading) * 170 * ahead.t, ny + Math.sin(heading) * 170 * ahead.t]);
      bridges.push([x, y]);
      return line;
    }
    return tidy(line, heading);
  }

  /** Joins the next street ahead when it is near; else cuts a stub that ends just past a crossing. */
  function tidy(line: Point[], heading: number): Point[] {
    const end = line.at(-1);
    if (!end) return line;
    const look = 75;
    const tx = end[0] + Math.cos(heading) * look;
    const ty = end[1] + Math.sin(heading) * look;
    if (onSquare((end[0] + tx) / 2, (end[1] + ty) / 2)) return line;
    const hit = all.crossing(end[0] + Math.cos(heading) * 0.5, end[1] + Math.sin(heading) * 0.5, tx, ty);
    const wet = water.meets(end[0], end[1], tx, ty);
    if (hit && (wet === undefined || wet > hit.t)) {
      line.push([end[0] + Math.cos(heading) * (0.5 + (look - 0.5) * hit.t), end[1] + Math.sin(heading) * (0.5 + (look - 0.5) * hit.t)]);
      return line;
    }
    for (let i = line.length - 1; i > Math.max(0, line.length - 5); i--) {
      const a = line[i - 1];
      const b = line[i];
      const stub = a && b ? all.crossing(a[0], a[1], b[0], b[1]) : undefined;
      if (a && b && stub) return [...line.slice(0, i), [a[0] + (b[0] - a[0]) * stub.t, a[1] + (b[1] - a[1]) * stub.t]];
    }
    return line;
  }
}

function asStreet(line: Point[], order: number, length: number): Street {
  if (order < 5 && length > 350) return { class: 'secondary', line, width: 10.5 };
  if (length > 420) return { class: 'tertiary', line, width: 7.5 };
  return { class: 'minor', line, width: 6 };
}
