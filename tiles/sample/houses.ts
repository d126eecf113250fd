import { type Country, STEEPEST } from './country.ts';
import type { Lots, Style } from './lots.ts';
import { fractal, smoothstep } from './noise.ts';
import { lineLength, walker } from './polyline.ts';
import { createRandom, type Random } from './random.ts';
import type { Rectangle } from './rectangle.ts';
import type { Rectangles } from './rectangles.ts';
import type { Segments } from './segments.ts';
import { pavement, type Street } from './street.ts';

interface Wish {
  style: Style;
  width: number;
  depth: number;
  /** From the carriageway's edge to the front. */
  setback: number;
  levels: number;
  gap: number;
}

/** Where building along a road ends: this far out of town there is open country between villages, metres a share of the radius. */
const RIBBON = 1.1;

/**
 * Builds along both sides of every street, main streets first: each house stands with its front to the street, beside the last one,
 * on ground that is free of roads, water, grounds and houses and not steep. Writes to `lots` and `taken`.
 */
export function buildHouses(country: Country, streets: readonly Street[], roads: Segments, taken: Rectangles, lots: Lots): void {
  const order = streets.map((_, i) => i).sort((a, b) => rank(streets[a]) - rank(streets[b]) || a - b);
  for (const index of order) {
    const street = streets[index];
    if (!street || street.class === 'motorway') continue;
    const total = lineLength(street.line);
    for (const side of [1, -1] as const) {
      const random = createRandom(country.config.seed + index * 2 + (side > 0 ? 1 : 0), 17);
      const walk = walker(street.line);
      let s = random.between(0, 4);
      while (s < total - 3) {
        const [x, y] = walk(s);
        const u = country.urbanity(x, y);
        const reach = Math.hypot(x, y) / (country.config.radius * RIBBON);
        if (u <= 0 && (reach > 1.6 || !random.chance(0.75 * (1 - smoothstep(0.5, 1.6, reach))))) {
          s += random.between(14, 60);
          continue;
        }
        // Outside the town houses gather in hamlets with fields between them.
        const hamlet = fractal(country.config.seed + 97, x / 330, y / 330, 2);
        if (u < 0.09 && hamlet < 0.02 + random.between(-0.1, 0.1)) {
          s += random.between(12, 40);
          continue;
        }
        const wish = wishFor(street, u, random, country.character.stilts);
        const built = place(street, index, side, s, total, wish, u);
        s += built ? wish.width + wish.gap : 1.6;
      }
    }
  }

  function place(street: Street, index: number, side: 1 | -1, s: number, total: number, wish: Wish, u: number): boolean {
    const end = s + wish.width;
    if (end > total) return false;
    const walk = walker(street.line);
    const [ax, ay] = walk(s);
    const [bx, by] = walk(end);
    const chord = Math.hypot(bx - ax, by - ay);
    if (chord < wish.width * 0.9) return false;
    // `u` runs so that the front looks at the street: for the left side against the line's direction.
    const ux = ((bx - ax) / chord) * -side;
    const uy = ((by - ay) / chord) * -side;
    const out = street.width / 2 + wish.setback;
    for (const depth of [wish.depth, wish.depth * 0.78, wish.depth * 0.6]) {
      if (depth < 7.5) break;
      const away = out + depth / 2;
      const r: Rectangle = {
        x: (ax + bx) / 2 - uy * away,
        y: (ay + by) / 2 + ux * away,
        ux,
        uy,
        halfWidth: wish.width / 2,
        halfDepth: depth / 2,
      };
      if (!free(r, wish)) continue;
      taken.add(r);
      lots.add({ ...r, style: wish.style, levels: wish.levels, urbanity: u, street: index });
      return true;
    }
    return false;
  }

  function free(r: Rectangle, wish: Wish): boolean {
    if (taken.taken(r, wish.style === 'tube' ? 0.06 : 1.2)) return false;
    if (!country.inside(r.x, r.y, 30) || roads.near(r, 0.7) || country.water.touches(r, 5)) return false;
    return country.slopeAt(r.x, r.y) < STEEPEST;
  }
}

const ranks: Record<string, number> = { trunk: 0, primary: 1, secondary: 2, tertiary: 3, minor: 4, service: 5, track: 6, path: 7 };
function rank(street: Street | undefined): number {
  return street ? (ranks[street.class] ?? 8) : 9;
}

function wishFor(street: Street, u: number, random: Random, stilts: number): Wish {
  const front = pavement(street);
  const grand = street.class === 'primary' || street.class === 'secondary' || street.class === 'trunk';
  const town = u > 0.5 || random.chance(smoothstep(0.08, 0.5, u + (grand ? 0.12 : 0)));
  if (!town) {
    const workshop = grand ? specialFor(u, random, front) : undefined;
    if (workshop) return workshop;
    if (random.chance(stilts * (1 - u * 2))) {
      return {
        style: 'stilt',
        width: random.between(9, 13),
        depth: random.between(8, 11),
        setback: random.between(3, 6.5),
        levels: 2,
        gap: random.between(5, 26),
      };
    }
    const wide = random.chance(0.6);
    return {
      style: 'detached',
      width: wide ? random.between(7.5, 12) : random.between(5, 6.5),
      depth: wide ? random.between(7.5, 11) : random.between(11, 16),
      setback: Math.min(7, front + random.between(1, 4.5)),
      levels: random.chance(0.6) ? 1 : 2,
      gap: random.between(2, 7) + (1 - u) * random.between(0, 13),
    };
  }
  if (grand) {
    const special = specialFor(u, random, front);
    if (special) return special;
  }
  const width = random.chance(0.22) ? random.between(5.5, 7.5) : random.between(3.9, 5.4);
  const high = 1.2 + u * 2.3 + (grand ? 1 : 0) + random.between(-1.2, 1.3);
  return {
    style: 'tube',
    width,
    depth: random.between(11, 17) + (grand ? random.between(1, 6) : 0),
    setback: front + (random.chance(0.2) ? random.between(0.6, 2) : 0),
    levels: Math.max(1, Math.min(grand ? 7 : 5, Math.round(high))),
    gap: random.chance(0.06 + 0.35 * (1 - u)) ? random.between(1, 7) * (1.5 - u) : 0.1,
  };
}

/** What only main streets have: hotels and offices in the heart of town, warehouses and workshops on its approaches. */
function specialFor(u: number, random: Random, front: number): Wish | undefined {
  const dice = random.next();
  if (u > 0.42 && dice < 0.012) {
    return {
      style: 'hotel',
      width: random.between(13, 20),
      depth: random.between(16, 24),
      setback: front + 1,
      levels: random.whole(7, 9 + Math.round(u * 6)),
      gap: 1.5,
    };
  }
  if (u > 0.3 && dice < 0.03) {
    return {
      style: 'office',
      width: random.between(12, 22),
      depth: random.between(12, 18),
      setback: front + 2.5,
      levels: random.whole(3, 7),
      gap: 2,
    };
  }
  if (u > 0.2 && dice < 0.045) {
    return {
      style: 'retail',
      width: random.between(10, 22),
      depth: random.between(16, 26),
      setback: front + 1.5,
      levels: random.whole(1, 3),
      gap: 2,
    };
  }
  if (u < 0.3 && dice < 0.06) {
    return {
      style: 'industrial',
      width: random.between(16, 30),
      depth: random.between(24, 42),
      setback: Math.min(7.5, front + 3),
      levels: 1,
      gap: random.between(4, 12),
    };
  }
  return undefined;
}
