import { type Frame, toEcef, toEnu } from '../geo/wgs84.ts';
import type { Region } from '../gltf/tilesetDocument.ts';
import type { Sited } from './buildTile.ts';
import { cleanFootprint } from './cleanFootprint.ts';
import { coloursOf } from './colours.ts';
import { type MeshSink, STEP } from './MeshSink.ts';
import { doubleArea, type Ring } from './Ring.ts';
import { flatRoof, triangulate } from './roofs/flat.ts';
import { quadRoof } from './roofs/quad.ts';
import { radialRoof } from './roofs/radial.ts';
import { stripRoof } from './roofs/strips.ts';
import type { RoofBuilder, Solid } from './Solid.ts';
import type { Tally } from './Tally.ts';

/** Walls go this far below the lowest ground, so that coarser terrain does not show under them; metres. */
export const SINK = 1.5;

const BUILDERS: Record<string, RoofBuilder[]> = {
  gabled: [quadRoof, stripRoof],
  hipped: [quadRoof, radialRoof],
  'half-hipped': [quadRoof, radialRoof],
  gambrel: [stripRoof],
  round: [stripRoof],
  skillion: [stripRoof],
  pyramidal: [radialRoof],
  cone: [radialRoof],
  dome: [radialRoof],
  onion: [radialRoof],
  mansard: [radialRoof],
};
const RAD = Math.PI / 180;

/** Draws one building into the sink and widens the region by it; false (and counted) when its footprint cannot be drawn. */
export function addBuilding(sink: MeshSink, sited: Sited, row: number, frame: Frame, region: Region, tally: Tally): boolean {
  const { building } = sited;
  const [height, minHeight] = soundHeights(building.height, building.minHeight, building.levels, tally);
  const rings = building.rings.map((ring) => onGrid(ring, sited.stands, frame));
  const { polygons, codes } = cleanFootprint(rings);
  for (const code of codes) tally.add(code);
  if (!polygons.length) return false;
  const [lng, lat] = building.rings[0]?.find(([x, y]) => Number.isFinite(x + y)) ?? [0, 0];
  const ground = Math.round(toEnu(frame, toEcef(lng, lat, sited.stands))[2] / STEP);
  const top = ground + Math.max(2, Math.round(height / STEP));
  const foot = ground - Math.ceil((sited.stands - sited.lowest + SINK) / STEP);
  const raised = minHeight > 0;
  const bottom = raised ? Math.min(top - 1, ground + Math.round(minHeight / STEP)) : foot;
  sink.begin(row, ground, raised ? bottom : ground);
  const { wall, roof } = coloursOf(building);
  for (const polygon of polygons) {
    const solid: Solid = {
      polygon,
      bottom,
      top,
      eave: Math.max(bottom, ground, top - roofSteps(building, polygon[0] ?? [], top - Math.max(bottom, ground))),
      closedBelow: raised,
      shape: building.roof.shape,
      ...(Number.isFinite(building.roof.direction) && { direction: (building.roof.direction ?? 0) * RAD }),
      ...(building.roof.orientation && { orientation: building.roof.orientation }),
      wall,
      roof,
    };
    drawSolid(sink, solid, tally);
  }
  widen(region, sited, raised ? minHeight : -SINK - (sited.stands - sited.lowest), height);
  return true;
}

function drawSolid(sink: MeshSink, solid: Solid, tally: Tally): void {
  if (solid.closedBelow) {
    const { flat, triangles } = triangulate(solid.polygon);
    sink.level(flat, triangles, solid.bottom, false, solid.wall);
  }
  if (solid.shape === 'flat' || solid.eave >= solid.top) {
    flatRoof(sink, solid);
    return;
  }
  for (const build of BUILDERS[solid.shape] ?? []) if (build(sink, solid)) return;
  tally.add(`roof-flat-for-${solid.shape}`);
  flatRoof(sink, solid);
}

/** Height of the roof in grid steps: as given, else a pitch of about 30 degrees; never more than stands above the ground. */
function roofSteps(building: Sited['building'], ring: Ring, most: number): number {
  const { shape, height } = building.roof;
  if (shape === 'flat') return 0;
  const width = Math.sqrt(Math.abs(doubleArea(ring)) / 2);
  const steps = Number.isFinite(height) && height > 0 ? height / STEP : width * (shape === 'dome' || shape === 'onion' ? 0.5 : 0.28);
  return Math.max(1, Math.min(most, Math.round(steps)));
}

function soundHeights(height: number, minHeight: number, levels: number, tally: Tally): [number, number] {
  let h = height;
  if (!Number.isFinite(h) || h <= 0 || h > 1000) {
    tally.add('height-repaired');
    h = Number.isFinite(levels) && levels > 0 ? Math.min(300, levels * 3.3) : 4;
  }
  if (Number.isFinite(minHeight) && minHeight >= 0 && minHeight < h) return [h, minHeight];
  tally.add('min-height-repaired');
  return [h, 0];
}

function onGrid(ring: readonly (readonly [number, number])[], height: number, frame: Frame): Ring {
  const out: Ring = [];
  for (const [lng, lat] of ring) {
    const [e, n] = toEnu(frame, toEcef(lng, lat, height));
    out.push(Math.round(e / STEP), Math.round(n / STEP));
  }
  return out;
}

/** Half a grid step at most lies outside a building's own outline; 1e-8 rad (6 cm) covers it. */
function widen(region: Region, { building, stands }: Sited, low: number, high: number): void {
  for (const [lng, lat] of building.rings[0] ?? []) {
    if (!Number.isFinite(lng + lat)) continue;
    region[0] = Math.min(region[0], lng * RAD - 1e-8);
    region[1] = Math.min(region[1], lat * RAD - 1e-8);
    region[2] = Math.max(region[2], lng * RAD + 1e-8);
    region[3] = Math.max(region[3], lat * RAD + 1e-8);
  }
  region[4] = Math.min(region[4], stands + low - 0.1);
  region[5] = Math.max(region[5], stands + high + 0.1);
}
