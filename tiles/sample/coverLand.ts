import type { LandArea } from '../contract.ts';
import { contour } from './contour.ts';
import type { Point } from './frame.ts';
import { fractal, smoothstep } from './noise.ts';
import { resample } from './polyline.ts';
import { createGrid, type Grid, sampleGrid } from './raster.ts';
import type { Town } from './town.ts';
import { WaterIndex } from './waterIndex.ts';

/** How built-up the ground is: houses on the hectare about a place, smoothed. */
export interface Density {
  grid: Grid;
  values: Float32Array;
}

export function measureDensity(town: Town): Density {
  const grid = createGrid(town.country.frame, 60);
  const values = new Float32Array(grid.width * grid.height);
  const hectare = 10_000 / (grid.dx * grid.dy);
  for (const id of town.kept) {
    const lot = town.lots.at(id);
    const c = Math.round((lot.x - grid.west) / grid.dx);
    const r = Math.round((grid.north - lot.y) / grid.dy);
    const at = r * grid.width + c;
    values[at] = (values[at] ?? 0) + hectare;
  }
  return { grid, values: smoothed(smoothed(values, grid), grid) };
}

/** An outline of land, which says nothing of what grows on it. */
export const isIsland = (area: LandArea): boolean => area.class === 'island';

/** Covers the country but for what is `known`: woods on slopes, terraces at their foot, rice and fields on the floor, the town's own ground. */
export function coverLand(town: Town, density: Density, known: readonly LandArea[] = []): LandArea[] {
  const { country } = town;
  const taken = new WaterIndex(country.frame);
  for (const area of known) if (!isIsland(area)) taken.addArea(area.rings.map((ring) => ring.map(country.frame.toPoint)));
  const { grid } = density;
  const seed = country.config.seed;
  const mapped = builtByStreets(town, grid);
  const fields = { residential: blank(), wood: blank(), terrace: blank(), rice: blank(), farmland: blank(), sand: blank() };
  for (let r = 0; r < grid.height; r++) {
    const y = grid.north - r * grid.dy;
    for (let c = 0; c < grid.width; c++) {
      const x = grid.west + c * grid.dx;
      const at = r * grid.width + c;
      if (taken.contains(x, y)) {
        for (const field of Object.values(fields)) field[at] = -1;
        continue;
      }
      const built = Math.max(density.values[at] ?? 0, mapped[at] ?? 0);
      const slope = wideSlope(x, y);
      const dry = country.water.contains(x, y) ? -1 : 1;
      const patch = fractal(seed + 101, x / 420, y / 420, 3);
      const floor = 0.055 - slope + patch * 0.02;
      fields.residential[at] = built - 5;
      fields.wood[at] = Math.min(dry, (slope - 0.105 + patch * 0.06) * 10, 8 - built);
      fields.terrace[at] = country.character.terraces
        ? Math.min(dry, (slope - 0.05) * 12, (0.17 - slope + patch * 0.1) * 10, 4 - built)
        : -1;
      fields.rice[at] = Math.min(dry, floor * 14, 0.32 + patch * 1.6, (5 - built) / 3);
      fields.farmland[at] = Math.min(dry, floor * 14, -0.28 - patch * 1.6, (5 - built) / 3);
      fields.sand[at] = sandAt(x, y, slope);
    }
  }
  const land: LandArea[] = [];
  for (const [name, values] of Object.entries(fields)) {
    contour(grid, values, 9000, 4).forEach((rings, i) => {
      land.push({ id: `${name}${i}`, class: name as LandArea['class'], rings: rings.map(out) });
    });
  }
  town.patches.forEach((p, i) => {
    land.push({ id: `g${i}`, class: p.class, rings: [out(p.ring)] });
  });
  return land;

  function blank(): Float32Array {
    return new Float32Array(grid.width * grid.height);
  }
  function out(ring: readonly Point[]): [number, number][] {
    return ring.map(([x, y]) => country.frame.toPosition(x, y));
  }
  function wideSlope(x: number, y: number): number {
    const gx = country.heightAt(x + 45, y) - country.heightAt(x - 45, y);
    const gy = country.heightAt(x, y + 45) - country.heightAt(x, y - 45);
    return Math.hypot(gx, gy) / 90;
  }
  function sandAt(x: number, y: number, slope: number): number {
    const sea = country.character.sea;
    if (!sea || slope > 0.06 || country.water.contains(x, y)) return -1;
    return smoothstep(0, 1, country.water.wet(x, y, 70) ? 1 : 0) * 2 - 1;
  }
}

/** Metres between the points that streets are counted by; metres of real street on the hectare that country roads stay below, and that a house on the hectare stands for beyond it. */
const STEP = 10;
const COUNTRY_ROADS = 60;
const STREET_A_HOUSE = 10;

/** Houses on the hectare that real streets speak of, even where the invented houses do not reach: no rice grows between them. */
function builtByStreets(town: Town, grid: Grid): Float32Array {
  const metres = new Float32Array(grid.width * grid.height);
  const hectare = 10_000 / (grid.dx * grid.dy);
  for (const street of town.streets) {
    if (street.given === undefined) continue;
    for (const [x, y] of resample(street.line, STEP)) {
      const c = Math.round((x - grid.west) / grid.dx);
      const r = Math.round((grid.north - y) / grid.dy);
      if (c >= 0 && r >= 0 && c < grid.width && r < grid.height)
        metres[r * grid.width + c] = (metres[r * grid.width + c] ?? 0) + STEP * hectare;
    }
  }
  return smoothed(smoothed(metres, grid), grid).map((m) => Math.max(0, m - COUNTRY_ROADS) / STREET_A_HOUSE);
}

/** Each value the mean of itself and its eight neighbours; the rim 0. */
function smoothed(values: Float32Array, grid: Grid): Float32Array {
  const next = new Float32Array(values.length);
  for (let r = 1; r < grid.height - 1; r++) {
    for (let c = 1; c < grid.width - 1; c++) {
      let sum = 0;
      for (let j = -1; j <= 1; j++) for (let i = -1; i <= 1; i++) sum += values[(r + j) * grid.width + c + i] ?? 0;
      next[r * grid.width + c] = sum / 9;
    }
  }
  return next;
}

/** Houses on the hectare at a place. */
export function densityAt(density: Density, x: number, y: number): number {
  return sampleGrid(density.grid, density.values, x, y);
}
