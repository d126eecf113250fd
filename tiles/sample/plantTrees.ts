import type { Instances } from '../contract.ts';
import { type Density, densityAt } from './coverLand.ts';
import { fractal } from './noise.ts';
import { lineLength, walker } from './polyline.ts';
import { createRandom, hash32, type Random } from './random.ts';
import type { Rectangle } from './rectangle.ts';
import type { Town } from './town.ts';

const models: Instances['models'] = ['broadleaf', 'palm', 'conifer', 'bamboo', 'shrub', 'ban', 'lamp'];
type Model = Instances['models'][number];
/** Trees of each sort at most, whatever the size of the town. */
const MOST = { street: 9000, garden: 12000, wood: 15000, bank: 3500 };

/** Plants street trees and lamps, gardens, school yards, river banks and the near woods; nothing on a road or in a house. */
export function plantTrees(town: Town, density: Density): Instances {
  const { country } = town;
  const { frame, config, character } = country;
  const random = createRandom(config.seed, 31);
  const positions: number[] = [];
  const heights: number[] = [];
  const kinds: number[] = [];
  const spot: Rectangle = { x: 0, y: 0, ux: 1, uy: 0, halfWidth: 0.6, halfDepth: 0.6 };
  const plant = (x: number, y: number, model: Model, height: number, free = false): boolean => {
    spot.x = x;
    spot.y = y;
    if (!country.inside(x, y, 20)) return false;
    if (!free && (town.roads.near(spot, 0.2) || town.standing.taken(spot, 0.4) || country.water.touches(spot, 1))) return false;
    positions.push(...frame.toPosition(x, y));
    heights.push(Math.round(height * 10) / 10);
    kinds.push(models.indexOf(model));
    return true;
  };

  streetTrees();
  gardens();
  yards();
  banks();
  woods();
  return { positions: Float64Array.from(positions), heights: Float32Array.from(heights), kinds: Uint8Array.from(kinds), models };

  function streetTrees(): void {
    let left = MOST.street;
    for (const street of town.streets) {
      const main = street.class === 'primary' || street.class === 'secondary' || street.class === 'trunk';
      if (!main && street.class !== 'tertiary') continue;
      const walk = walker(street.line);
      const total = lineLength(street.line);
      const off = street.width / 2 + 1.3;
      for (let s = 8; s < total - 8 && left > 0; s += main ? 11 : 15) {
        const [x, y, dx, dy] = walk(s + random.between(-1, 1));
        const u = country.urbanity(x, y);
        if (u < 0.06 && densityAt(density, x, y) < 5) continue;
        for (const side of [1, -1]) {
          const lamp = main && Math.round(s / 11) % 3 === 0;
          const px = x - dy * off * side;
          const py = y + dx * off * side;
          if (lamp) plant(px, py, 'lamp', 9);
          else if (random.chance(main ? 0.82 : 0.5) && plant(px, py, random.chance(0.14) ? 'ban' : 'broadleaf', random.between(5, 9)))
            left--;
        }
      }
    }
  }

  function gardens(): void {
    const share = Math.min(1, MOST.garden / Math.max(1, town.kept.length));
    for (const id of town.kept) {
      if (hash32(config.seed, id, 3) / 2 ** 32 > share) continue;
      const lot = town.lots.at(id);
      const rural = lot.style === 'detached' || lot.style === 'stilt';
      if (lot.street < 0 || (!rural && !random.chance(0.55))) continue;
      for (let k = 0; k < (rural ? 2 : 1); k++) {
        const v = lot.halfDepth + random.between(2.2, rural ? 9 : 6);
        const u = random.between(-1.3, 1.3) * (lot.halfWidth + (rural ? 4 : 0));
        const flip = rural && random.chance(0.2) ? -0.8 : 1;
        plant(
          lot.x + lot.ux * u - lot.uy * v * flip,
          lot.y + lot.uy * u + lot.ux * v * flip,
          gardenTree(random, rural),
          random.between(3.5, 8),
        );
      }
    }
  }

  function gardenTree(from: Random, rural: boolean): Model {
    const dice = from.next();
    if (dice < character.palms * (rural ? 0.8 : 0.35)) return 'palm';
    if (dice > 0.93) return 'ban';
    return dice > 0.78 ? 'shrub' : rural && dice > 0.66 ? 'bamboo' : 'broadleaf';
  }

  function yards(): void {
    for (const { rectangle: r, kind } of town.grounds) {
      if (!kind.land || r.halfWidth < 10) continue;
      const count = Math.round((r.halfWidth + r.halfDepth) / (kind.layout === 'open' ? 2.2 : 5));
      for (let i = 0; i < count; i++) {
        const rim = kind.layout !== 'open' || random.chance(0.4);
        const side = random.chance(0.5) ? 1 : -1;
        const u = rim && random.chance(0.5) ? side * (r.halfWidth - 1.6) : random.between(-0.94, 0.94) * r.halfWidth;
        const v = rim && Math.abs(u) < r.halfWidth - 2 ? -(r.halfDepth - 1.6) : random.between(-0.94, 0.94) * r.halfDepth;
        plant(r.x + r.ux * u - r.uy * v, r.y + r.uy * u + r.ux * v, random.chance(0.3) ? 'ban' : 'broadleaf', random.between(5, 11));
      }
    }
  }

  function banks(): void {
    let left = MOST.bank;
    for (const line of town.waterLines) {
      const walk = walker(line.line);
      const total = lineLength(line.line);
      for (let s = 0; s < total && left > 0; s += random.between(14, 40)) {
        const [x, y, dx, dy] = walk(s);
        if (Math.hypot(x, y) > config.radius * 1.8) continue;
        const off = (line.width * 0.6 + random.between(4, 14)) * (random.chance(0.5) ? 1 : -1);
        const wild = densityAt(density, x, y) < 4;
        if (
          plant(
            x - dy * off,
            y + dx * off,
            wild && random.chance(0.6) ? 'bamboo' : random.chance(0.2) ? 'ban' : 'broadleaf',
            random.between(5, 10),
          )
        )
          left--;
      }
    }
  }

  function woods(): void {
    const reach = config.radius * 1.3;
    const step = Math.max(24, Math.sqrt((4 * reach * reach) / (MOST.wood * 2.6)));
    let left = MOST.wood;
    for (let y = -reach; y < reach && left > 0; y += step) {
      for (let x = -reach; x < reach && left > 0; x += step) {
        const px = x + random.between(0, step);
        const py = y + random.between(0, step);
        if (Math.hypot(px, py) > reach || !country.inside(px, py, 30)) continue;
        const grove = fractal(config.seed + 103, px / 260, py / 260, 2);
        const slope = country.slopeAt(px, py);
        if (slope < 0.12 && (grove < 0.42 || densityAt(density, px, py) > 3)) continue;
        if (country.water.contains(px, py)) continue;
        const conifer = grove < -0.25;
        if (plant(px, py, conifer ? 'conifer' : random.chance(0.04) ? 'ban' : 'broadleaf', random.between(6, 14), slope > 0.3)) left--;
      }
    }
  }
}
