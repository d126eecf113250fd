import type { ModelConfig } from '../../data/contract.ts';
import type { Character } from './character.ts';
import type { Frame, Point } from './frame.ts';
import type { GroundPlan } from './groundPlan.ts';
import type { Water } from './inventWater.ts';
import { fractal, noise2, ridged, smoothstep } from './noise.ts';
import { resample } from './polyline.ts';
import { hash32 } from './random.ts';
import { createGrid, distanceField, type Grid, sampleGrid } from './raster.ts';
import { WaterIndex } from './waterIndex.ts';

/** Heights in metres above the geoid on a grid. */
export interface Relief {
  grid: Grid;
  values: Float32Array;
}

/**
 * Raises the country by its character: a nearly flat floor along the valleys and under `built` ground (real roads, where
 * given), slopes and cones beyond it, the stream bed a little lower, the sea at 0.
 */
export function raiseRelief(
  frame: Frame,
  config: ModelConfig['sample'],
  character: Character,
  plan: GroundPlan,
  water: Water,
  index: WaterIndex,
  built: readonly (readonly Point[])[],
  anchors: readonly Point[],
): Relief {
  const grid = createGrid(frame, 25);
  const coarse = createGrid(frame, 75);
  const floorPoints: Point[] = [];
  const floorHalf: number[] = [];
  for (const valley of plan.valleys) {
    for (const p of resample(valley.line, 60)) {
      floorPoints.push(p);
      floorHalf.push(valley.half(p[0], p[1]));
    }
  }
  for (const line of built) {
    for (const p of resample(line, 60)) {
      floorPoints.push(p);
      floorHalf.push(60);
    }
  }
  const beyond = distanceField(coarse, floorPoints, (i) => floorHalf[i] ?? 0);
  // Single cones keep off the places and the lines that roads follow.
  const kept = [plan.spine, ...plan.sides].flatMap((line) => resample(line, 60)).concat(anchors);
  const clear = distanceField(coarse, kept, () => 0);
  const streams = water.lines.flatMap((l) => resample(l.line, 10).map((p) => ({ p, half: l.width / 2 })));
  const bed = distanceField(
    grid,
    streams.map((s) => s.p),
    (i) => streams[i]?.half ?? 0,
  );
  const shores = water.areas
    .filter((a) => a.class === 'ocean')
    .flatMap((a) => a.rings.flatMap((r) => resample([...r, ...r.slice(0, 1)], 20)));
  const shore = shores.length > 0 ? distanceField(grid, shores, () => 0) : undefined;
  const islands = islandIndex(frame, water);
  const values = new Float32Array(grid.width * grid.height);
  const raise = hillsOf(config.seed, character, plan.axis, (x, y) => smoothstep(300, 520, sampleGrid(coarse, clear, x, y)));
  for (let r = 0; r < grid.height; r++) {
    const y = grid.north - r * grid.dy;
    for (let c = 0; c < grid.width; c++) {
      const x = grid.west + c * grid.dx;
      const at = r * grid.width + c;
      const warp =
        (210 + 0.16 * character.floor.far) *
        fractal(config.seed + 51, x / (800 + 0.4 * character.floor.far), y / (800 + 0.4 * character.floor.far), 3);
      const v = sampleGrid(coarse, beyond, x + warp, y - warp);
      const s = x * plan.axis[0] + y * plan.axis[1];
      const floor = config.baseHeight - character.gradient * s + character.waves * fractal(config.seed + 52, x / 900, y / 900, 2);
      let h = floor + raise(x, y, v);
      const wet = index.contains(x, y);
      if (shore) h = wet ? Math.min(h, 0) : coastal(h, shore[at] ?? 0, v, config.seed, x, y, islands.contains(x, y));
      const d = bed[at] ?? 1e6;
      if (d < 45) h -= 2.6 * (1 - smoothstep(0, 45, d));
      values[at] = shore && wet ? 0 : h;
    }
  }
  return { grid, values };
}

/** Height near the sea: beaches on the mainland, cliffs about islands but for the ground of places on them. */
function coastal(h: number, d: number, v: number, seed: number, x: number, y: number, onIsland: boolean): number {
  const low = Math.min(5, Math.max(1.2, h)) * smoothstep(-20, 130, d) + Math.max(0, h - 5) * smoothstep(60, 1300, d) + 0.4;
  if (!onIsland) return low;
  const tower = 20 + 150 * Math.max(0, 0.5 + fractal(seed + 61, x / 420, y / 420, 3)) ** 1.4;
  const cliff = Math.min(tower, d * 1.9) + 9 * noise2(seed + 62, x / 70, y / 70) * smoothstep(10, 60, d);
  const steep = smoothstep(-320, -170, v);
  return Math.max(0.5, Math.min(low, 4) * (1 - steep) + cliff * steep);
}

/** The small holes in the sea. */
function islandIndex(frame: Frame, water: Water): WaterIndex {
  const index = new WaterIndex(frame);
  for (const area of water.areas) {
    if (area.class !== 'ocean') continue;
    for (const ring of area.rings.slice(1)) {
      let doubled = 0;
      ring.forEach((p, i) => {
        const q = ring[(i + 1) % ring.length] ?? p;
        doubled += p[0] * q[1] - q[0] * p[1];
      });
      if (Math.abs(doubled) < 12e6) index.addArea([ring]);
    }
  }
  return index;
}

function hillsOf(
  seed: number,
  character: Character,
  axis: Point,
  open: (x: number, y: number) => number,
): (x: number, y: number, v: number) => number {
  const k = character.hills;
  const along = (x: number, y: number): number => x * axis[0] + y * axis[1];
  const across = (x: number, y: number): number => y * axis[0] - x * axis[1];
  // Single cones that stand in the edge of the floor, as karst leaves them.
  const lone = (x: number, y: number): number => {
    const sparse = smoothstep(0.1, 0.3, fractal(seed + 77, x / 900, y / 900, 2)) * open(x, y);
    return sparse > 0 ? sparse * cones(seed + 78, x, y, k.coneSpacing * 0.9, k.cones * 0.75) : 0;
  };
  return (x, y, v) => {
    if (v < -420) return 0;
    const t = smoothstep(0, k.reach, v);
    const foot = smoothstep(-40, 260, v);
    let h = t * k.rise * (1 + 0.7 * fractal(seed + 71, x / 3800, y / 3800, 3)) + smoothstep(k.reach * 0.8, k.reach * 3, v) * k.far;
    if (k.ridges > 0) h += Math.sqrt(t) * foot * k.ridges * (ridged(seed + 72, x / 1500, y / 1500, 4) - 0.25);
    if (k.knolls > 0) h += foot * k.knolls * Math.max(0, 0.12 + fractal(seed + 73, x / 900, y / 900, 3)) ** 1.25 * 1.7;
    if (k.cones > 0 && v > -420) h += lone(x, y) * smoothstep(-420, -260, v) * (1 - foot);
    if (k.cones > 0 && foot > 0) {
      // Cones of three sizes, gathered in ridges that run with the country's grain, with bare saddles between.
      const grain = smoothstep(-0.25, 0.3, fractal(seed + 76, along(x, y) / 2600, across(x, y) / 1000, 3));
      const big = cones(seed + 74, x, y, k.coneSpacing * 1.7, k.cones * 1.25);
      const small = cones(seed + 75, x, y, k.coneSpacing * 0.62, k.cones * 0.3);
      h += foot * (0.25 + 0.75 * grain) * (big * (0.45 + 0.55 * t) + small * (0.35 + 0.5 * grain));
    }
    return Math.max(0, h);
  };
}

/** Karst cones on a jittered lattice; they lean on each other without creases deeper than nature's. */
function cones(seed: number, x: number, y: number, spacing: number, height: number): number {
  const cx = Math.floor(x / spacing);
  const cy = Math.floor(y / spacing);
  let first = 0;
  let second = 0;
  for (let j = -1; j <= 1; j++) {
    for (let i = -1; i <= 1; i++) {
      const h = hash32(seed, cx + i, cy + j);
      const px = (cx + i + 0.12 + 0.76 * ((h & 1023) / 1023)) * spacing;
      const py = (cy + j + 0.12 + 0.76 * (((h >>> 10) & 1023) / 1023)) * spacing;
      const size = ((h >>> 20) & 1023) / 1023;
      const radius = spacing * (0.42 + 0.4 * size);
      const d = Math.hypot(x - px, y - py) / radius;
      if (d >= 1) continue;
      const cone = height * (0.3 + 0.9 * size) * (1 - d * d) ** 1.7;
      if (cone > first) {
        second = first;
        first = cone;
      } else if (cone > second) second = cone;
    }
  }
  return first + second * 0.35;
}
