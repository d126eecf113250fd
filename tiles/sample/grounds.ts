import type { Anchor } from '../contract.ts';
import { type Country, STEEPEST } from './country.ts';
import { type GroundKind, groundKind } from './groundKinds.ts';
import type { Rectangle } from './rectangle.ts';
import type { Rectangles } from './rectangles.ts';
import type { Segments } from './segments.ts';

/** Where the anchor may lie on its ground, from edge (-1, 1) to middle. */
const SHIFTS = [0, 0.5, -0.5, 1, -1];

export interface Ground {
  anchor: Anchor;
  kind: GroundKind;
  rectangle: Rectangle;
}

interface Wanted {
  anchor: Anchor;
  kind: GroundKind;
  x: number;
  y: number;
  area: number;
}

/**
 * Finds each anchor the largest ground of its kind that is free of roads, water and other grounds, its front to the nearest
 * road. Where a real road or water lies on the anchor, the nearest free ground is taken and counted in `moved`.
 */
export function takeGrounds(
  country: Country,
  anchors: readonly Anchor[],
  roads: Segments,
  taken: Rectangles,
): { grounds: Ground[]; moved: number; lost: number } {
  const grounds: Ground[] = [];
  let moved = 0;
  let lost = 0;
  const order = anchors.map((anchor, i): Wanted => {
    const kind = groundKind(anchor.kind);
    const [x, y] = country.anchors[i] ?? [0, 0];
    return { anchor, kind, x, y, area: (kind.sizes[0]?.[0] ?? 0) * (kind.sizes[0]?.[1] ?? 0) };
  });
  // Each with a yard of its own keeps a core, so that a large neighbour does not swallow it; a stall or a toilet may lie in a park.
  const cores = order.filter((o) => o.kind.land !== undefined);
  for (const wanted of [...order].sort((a, b) => b.area - a.area)) {
    const { anchor, kind, x, y } = wanted;
    if (kind.land === undefined && grounds.some((g) => holds(g.rectangle, x, y))) continue;
    const found = search(kind, x, y);
    if (!found) {
      lost++;
      continue;
    }
    if (found.shift > 0) moved++;
    taken.add(found.rectangle);
    grounds.push({ anchor, kind, rectangle: found.rectangle });
  }
  return { grounds, moved, lost };

  function search(kind: GroundKind, x: number, y: number): { rectangle: Rectangle; shift: number } | undefined {
    const road = roads.nearest(x, y, 260);
    // First about the anchor, largest first; then beside it, nearest first.
    for (const [width, depth] of kind.sizes) {
      for (const v of SHIFTS) {
        for (const u of SHIFTS) {
          const du = u * (width / 2 - 5);
          const dv = v * (depth / 2 - 5);
          const [dx, dy] = road ? [road.dx, road.dy] : [1, 0];
          const rectangle = groundAt(x + dx * du - dy * dv, y + dy * du + dx * dv, width, depth, x, y);
          if (rectangle && holds(rectangle, x, y)) return { rectangle, shift: 0 };
        }
      }
    }
    const least = kind.sizes.slice(-3);
    for (const ring of [20, 35, 50, 70, 95, 130, 180, 240]) {
      for (const [width, depth] of least) {
        for (let k = 0; k < 12; k++) {
          const rectangle = groundAt(x + ring * Math.cos((k * Math.PI) / 6), y + ring * Math.sin((k * Math.PI) / 6), width, depth, x, y);
          if (rectangle) return { rectangle, shift: ring };
        }
      }
    }
    return undefined;
  }

  function groundAt(x: number, y: number, width: number, depth: number, ax: number, ay: number): Rectangle | undefined {
    const road = roads.nearest(x, y, 260);
    let ux = road?.dx ?? 1;
    let uy = road?.dy ?? 0;
    // The front looks along (uy, -ux); turn it towards the road.
    if (road && (road.x - x) * uy - (road.y - y) * ux < 0) {
      ux = -ux;
      uy = -uy;
    }
    const rectangle: Rectangle = { x, y, ux, uy, halfWidth: width / 2, halfDepth: depth / 2 };
    if (roads.near(rectangle, 3) || country.water.touches(rectangle, 6) || taken.taken(rectangle, 2)) return undefined;
    const foreign = cores.some((c) => {
      if (c.x === ax && c.y === ay) return false;
      const dx = c.x - x;
      const dy = c.y - y;
      return Math.abs(dx * ux + dy * uy) < rectangle.halfWidth + 9 && Math.abs(dy * ux - dx * uy) < rectangle.halfDepth + 9;
    });
    if (foreign || !country.inside(x, y, 60)) return undefined;
    return country.slopeAt(x, y) < STEEPEST * 1.3 ? rectangle : undefined;
  }
}

function holds(r: Rectangle, x: number, y: number): boolean {
  const dx = x - r.x;
  const dy = y - r.y;
  return Math.abs(dx * r.ux + dy * r.uy) < r.halfWidth - 2 && Math.abs(dy * r.ux - dx * r.uy) < r.halfDepth - 2;
}
