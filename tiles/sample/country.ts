import type { ModelConfig } from '../../data/contract.ts';
import type { Character } from './character.ts';
import type { Frame, Point } from './frame.ts';
import type { GroundPlan } from './groundPlan.ts';
import { fractal } from './noise.ts';
import type { WaterIndex } from './waterIndex.ts';

/** What the town is laid out on. Metres in the local plane. */
export interface Country {
  frame: Frame;
  config: ModelConfig['sample'];
  character: Character;
  plan: GroundPlan;
  water: WaterIndex;
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

export function createCountry(
  base: Pick<Country, 'frame' | 'config' | 'character' | 'plan' | 'water' | 'anchors' | 'heightAt'>,
  townReach: number,
): Country {
  const { frame, plan, heightAt, config } = base;
  const villages = base.anchors.filter((a) => Math.hypot(a[0], a[1]) > townReach);
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
      for (const [vx, vy] of villages) {
        const d = Math.hypot(x - vx, y - vy);
        if (d < 420) u = Math.max(u, 0.45 * (1 - (d / 420) * ragged));
      }
      return Math.max(0, u);
    },
    inside: (x, y, margin) => x > frame.west + margin && x < frame.east - margin && y > frame.south + margin && y < frame.north - margin,
  };
}
