import type { ModelConfig } from '../../data/contract.ts';
import type { Character } from './character.ts';
import type { Frame, Point } from './frame.ts';
import type { GroundPlan } from './groundPlan.ts';
import { fractal } from './noise.ts';
import { createGrid, sampleGrid } from './raster.ts';
import type { WaterIndex } from './waterIndex.ts';

/** What the town is laid out on. Metres in the local plane. */
export interface Country {
  frame: Frame;
  config: ModelConfig['sample'];
  character: Character;
  plan: GroundPlan;
  water: WaterIndex;
  /** The middle of the river or stream that the town lies on. */
  waterLine: readonly Point[] | undefined;
  anchors: readonly Point[];
  heightAt(x: number, y: number): number;
  /** Rise a metre. */
  slopeAt(x: number, y: number): number;
  /** 1 in the heart of town, 0 at its edge and beyond; villages reach about a half. */
  urbanity(x: number, y: number): number;
  /** Reach of the town across the valley, metres. */
  townReach: number;
  inside(x: number, y: number, margin: number): boolean;
}

/** How steep a slope buildings still stand on: tan 12 degrees. */
export const STEEPEST = Math.tan((12 * Math.PI) / 180);

/** How far the town reaches across the valley, metres, and how built-up the quarters and villages about the places are, 0 to 1. */
export interface TownSize {
  reach: number;
  heat: number;
}

export function createCountry(
  base: Pick<Country, 'frame' | 'config' | 'character' | 'plan' | 'water' | 'waterLine' | 'anchors' | 'heightAt'>,
  size: TownSize,
): Country {
  const { frame, plan, heightAt, config } = base;
  const townReach = size.reach;
  const heat = anchorHeat(base.anchors, frame);
  return {
    ...base,
    townReach,
    slopeAt: (x, y) => {
      const gx = heightAt(x + 16, y) - heightAt(x - 16, y);
      const gy = heightAt(x, y + 16) - heightAt(x, y - 16);
      return Math.hypot(gx, gy) / 32;
    },
    urbanity: (x, y) => {
      const s = (x * plan.axis[0] + y * plan.axis[1]) / 1.75;
      const t = y * plan.axis[0] - x * plan.axis[1];
      const ragged = 1 + 0.38 * fractal(config.seed + 81, x / 900, y / 900, 3);
      let u = 1 - (Math.hypot(s, t) / townReach) * ragged;
      // Where places gather there are houses too: quarters within the town, villages outside it.
      const warm = heat(x, y) * (1.15 + 0.4 * (1 - ragged));
      u = Math.max(u, size.heat * (1 - Math.exp(-0.9 * Math.max(0, warm - 0.32))));
      return Math.max(0, u);
    },
    inside: (x, y, margin) => x > frame.west + margin && x < frame.east - margin && y > frame.south + margin && y < frame.north - margin,
  };
}

/** Sum of bells about the anchors, from a grid; 1 at a lone one, 0 beyond 700 m. */
function anchorHeat(anchors: readonly Point[], frame: Frame): (x: number, y: number) => number {
  const grid = createGrid(frame, 60);
  const values = new Float32Array(grid.width * grid.height);
  for (const [ax, ay] of anchors) {
    const c = Math.round((ax - grid.west) / grid.dx);
    const r = Math.round((grid.north - ay) / grid.dy);
    for (let j = -12; j <= 12; j++) {
      for (let i = -12; i <= 12; i++) {
        if (c + i < 0 || r + j < 0 || c + i >= grid.width || r + j >= grid.height) continue;
        const d = Math.hypot(i * grid.dx, j * grid.dy);
        const at = (r + j) * grid.width + c + i;
        values[at] = (values[at] ?? 0) + Math.exp(-((d / 280) ** 2));
      }
    }
  }
  return (x, y) => sampleGrid(grid, values, x, y);
}
