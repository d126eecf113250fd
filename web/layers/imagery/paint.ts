import { fieldPattern } from './field-pattern.ts';
import type { PreparedTile } from './prepare-tile.ts';
import type { GroundStyle } from './styles.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Where a source tile lies on the canvas. */
export interface Placement {
  /** Pixels per tile unit (1/4096 of the source tile's side). */
  scale: number;
  /** The source tile's corner, pixels. */
  dx: number;
  dy: number;
  /** Pixels per metre on the ground. */
  pixelsPerMetre: number;
  zoom: number;
}

const ROAD_ORDER = ['path', 'track', 'service', 'minor', 'tertiary', 'secondary', 'primary', 'trunk', 'motorway'];
/** Narrowest line in pixels at zoom 14 where the true width would be thinner; it grows with the zoom. */
const ROAD_MIN: Record<string, number> = {
  motorway: 3,
  trunk: 2.8,
  primary: 2.6,
  secondary: 2,
  tertiary: 1.6,
  minor: 0.9,
  service: 0.7,
  track: 0.6,
  path: 0.5,
};
const ROAD_FROM: Record<string, number> = { minor: 12, service: 13, track: 13, path: 14 };
const ROAD_METRES: Record<string, number> = {
  motorway: 22,
  trunk: 14,
  primary: 12,
  secondary: 10,
  tertiary: 8,
  minor: 5,
  service: 4,
  track: 3,
  path: 2,
};
/** How wide lamps throw their light on each side, as a share of a main street's. */
const LAMPS: Record<string, number> = { trunk: 1, primary: 1, secondary: 0.8, tertiary: 0.6, minor: 0.3 };

type Line = PreparedTile['lines'][number];

function roadWidth({ kind, width }: Line, at: Placement): number {
  const metres = width || (ROAD_METRES[kind] ?? 4);
  return Math.max((ROAD_MIN[kind] ?? 0.8) * 2 ** Math.min(1.5, Math.max(-1.5, (at.zoom - 14) * 0.5)), metres * at.pixelsPerMetre);
}

/** @param pixels width of the line on the canvas. */
function stroke(ctx: Context, path: Path2D, at: Placement, pixels: number, colour: string): void {
  ctx.lineWidth = pixels / at.scale;
  ctx.strokeStyle = colour;
  ctx.stroke(path);
}

function strokeRoads(ctx: Context, lines: Line[], at: Placement, style: GroundStyle): void {
  const { road } = style;
  const roads = lines
    .filter(({ kind }) => ROAD_ORDER.includes(kind) && at.zoom >= (ROAD_FROM[kind] ?? 0))
    .sort((a, b) => ROAD_ORDER.indexOf(a.kind) - ROAD_ORDER.indexOf(b.kind));
  if (road.glow) {
    for (const line of roads) {
      const lit = LAMPS[line.kind];
      for (const spread of lit ? [14, 26, 40] : [])
        stroke(ctx, line.path, at, roadWidth(line, at) + spread * (lit ?? 0) * at.pixelsPerMetre, road.glow);
    }
  }
  for (const line of roads) {
    const width = roadWidth(line, at);
    if (width >= 1.6) stroke(ctx, line.path, at, width + Math.min(2.4, Math.max(1, width * 0.25)), road.casing);
  }
  const colours: Record<string, string> = {
    motorway: road.major,
    trunk: road.major,
    primary: road.major,
    path: road.path,
    track: road.track,
  };
  for (const line of roads) stroke(ctx, line.path, at, roadWidth(line, at), colours[line.kind] ?? road.fill);
}

function strokeRails(ctx: Context, lines: Line[], at: Placement, style: GroundStyle): void {
  for (const { path } of lines.filter(({ kind }) => kind === 'rail')) {
    stroke(ctx, path, at, Math.max(0.8, 1.2 * at.pixelsPerMetre), style.rail);
    ctx.setLineDash([Math.max(2, 6 * at.pixelsPerMetre) / at.scale, Math.max(4, 12 * at.pixelsPerMetre) / at.scale]);
    stroke(ctx, path, at, Math.max(2.4, 4 * at.pixelsPerMetre), style.rail);
    ctx.setLineDash([]);
  }
}

function fill(ctx: Context, path: Path2D, colour: string | CanvasPattern | undefined): void {
  if (!colour) return;
  ctx.fillStyle = colour;
  ctx.fill(path, 'evenodd');
}

/** Paints one tile. Later layers lie on earlier ones: cover, water, footprints, roads, rails. The context's own transform is kept. */
export function paintTile(ctx: Context, tile: PreparedTile, at: Placement, style: GroundStyle): void {
  ctx.save();
  ctx.transform(at.scale, 0, 0, at.scale, at.dx, at.dy);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const { kind, path } of tile.cover) {
    fill(ctx, path, style.cover[kind] ?? (kind === 'terrace' || kind === 'rice' ? style.cover.farmland : undefined));
    if (at.zoom >= 13) fill(ctx, path, fieldPattern(ctx, kind, at, style));
  }
  for (const { kind, path } of tile.water) fill(ctx, path, kind === 'ocean' ? style.ocean : style.water);
  for (const { width, path } of tile.waterways)
    stroke(ctx, path, at, Math.max(at.zoom >= 13 ? 1.2 : 0.8, width * at.pixelsPerMetre), style.water);
  if (tile.buildings && at.zoom >= 13) fill(ctx, tile.buildings, style.building);
  strokeRoads(ctx, tile.lines, at, style);
  strokeRails(ctx, tile.lines, at, style);
  ctx.restore();
}
