import type { VectorTile, VectorTileFeature } from '@mapbox/vector-tile';
import { fieldPattern } from './field-pattern.ts';
import type { GroundStyle } from './styles.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** Where a source tile lies on the canvas: pixels per tile unit and the offset of the tile's corner, pixels. */
export interface Placement {
  scale: number;
  dx: number;
  dy: number;
  /** Pixels per metre on the ground. */
  pixelsPerMetre: number;
  zoom: number;
}

const POLYGON = 3;
const LINE = 2;
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

function* features(tile: VectorTile, layer: string, type: number): Generator<VectorTileFeature> {
  const source = tile.layers[layer];
  if (!source) return;
  for (let i = 0; i < source.length; i++) {
    const feature = source.feature(i);
    if (feature.type === type) yield feature;
  }
}

function trace(ctx: Context, feature: VectorTileFeature, at: Placement): void {
  const k = (at.scale * 4096) / feature.extent;
  for (const ring of feature.loadGeometry()) {
    let first = true;
    for (const point of ring) {
      const x = point.x * k + at.dx;
      const y = point.y * k + at.dy;
      if (first) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
      first = false;
    }
  }
}

function fill(
  ctx: Context,
  tile: VectorTile,
  layer: string,
  at: Placement,
  colour: (feature: VectorTileFeature) => string | undefined,
): void {
  for (const feature of features(tile, layer, POLYGON)) {
    const paint = colour(feature);
    if (!paint) continue;
    ctx.beginPath();
    trace(ctx, feature, at);
    ctx.fillStyle = paint;
    ctx.fill('evenodd');
  }
}

function fillCover(ctx: Context, tile: VectorTile, at: Placement, style: GroundStyle): void {
  for (const layer of ['landcover', 'landuse']) {
    fill(
      ctx,
      tile,
      layer,
      at,
      (feature) => style.cover[String(feature.properties.subclass)] ?? style.cover[String(feature.properties.class)],
    );
  }
  if (at.zoom < 13) return;
  for (const feature of features(tile, 'landcover', POLYGON)) {
    const pattern = fieldPattern(ctx, String(feature.properties.subclass ?? feature.properties.class), at, style);
    if (!pattern) continue;
    ctx.beginPath();
    trace(ctx, feature, at);
    ctx.fillStyle = pattern;
    ctx.fill('evenodd');
  }
}

function strokeWater(ctx: Context, tile: VectorTile, at: Placement, style: GroundStyle): void {
  ctx.strokeStyle = style.water;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const feature of features(tile, 'waterway', LINE)) {
    ctx.beginPath();
    trace(ctx, feature, at);
    ctx.lineWidth = Math.max(at.zoom >= 13 ? 1.2 : 0.8, Number(feature.properties.width ?? 4) * at.pixelsPerMetre);
    ctx.stroke();
  }
}

function roadWidth(feature: VectorTileFeature, at: Placement): number {
  const kind = String(feature.properties.class);
  const metres = Number(feature.properties.width ?? ROAD_METRES[kind] ?? 4);
  return Math.max((ROAD_MIN[kind] ?? 0.8) * 2 ** Math.min(1.5, Math.max(-1.5, (at.zoom - 14) * 0.5)), metres * at.pixelsPerMetre);
}

/** Pools of lamp light along the streets, in three widening strokes. */
function glow(ctx: Context, byClass: Map<string, VectorTileFeature[]>, at: Placement, colour: string): void {
  ctx.strokeStyle = colour;
  for (const [kind, list] of byClass) {
    const lit = { trunk: 1, primary: 1, secondary: 0.8, tertiary: 0.6, minor: 0.3 }[kind] ?? 0;
    for (const feature of lit ? list : []) {
      ctx.beginPath();
      trace(ctx, feature, at);
      for (const spread of [14, 26, 40]) {
        ctx.lineWidth = roadWidth(feature, at) + spread * lit * at.pixelsPerMetre;
        ctx.stroke();
      }
    }
  }
}

function strokeRoads(ctx: Context, tile: VectorTile, at: Placement, style: GroundStyle): void {
  const byClass = new Map<string, VectorTileFeature[]>();
  for (const feature of features(tile, 'transportation', LINE)) {
    const kind = String(feature.properties.class);
    if (at.zoom < (ROAD_FROM[kind] ?? 0) || feature.properties.brunnel === 'tunnel') continue;
    const list = byClass.get(kind);
    if (list) list.push(feature);
    else byClass.set(kind, [feature]);
  }
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  if (style.road.glow) glow(ctx, byClass, at, style.road.glow);
  for (const casing of [true, false]) {
    for (const kind of ROAD_ORDER) {
      const major = kind === 'motorway' || kind === 'trunk' || kind === 'primary';
      for (const feature of byClass.get(kind) ?? []) {
        const width = roadWidth(feature, at);
        if (casing && width < 1.6) continue;
        ctx.beginPath();
        trace(ctx, feature, at);
        ctx.lineWidth = casing ? width + Math.min(2.4, Math.max(1, width * 0.25)) : width;
        ctx.strokeStyle = casing
          ? style.road.casing
          : kind === 'path'
            ? style.road.path
            : kind === 'track'
              ? style.road.track
              : major
                ? style.road.major
                : style.road.fill;
        ctx.stroke();
      }
    }
  }
  for (const feature of byClass.get('rail') ?? []) {
    ctx.strokeStyle = style.rail;
    for (const dash of [false, true]) {
      ctx.beginPath();
      trace(ctx, feature, at);
      ctx.setLineDash(dash ? [Math.max(2, 6 * at.pixelsPerMetre), Math.max(4, 12 * at.pixelsPerMetre)] : []);
      ctx.lineWidth = dash ? Math.max(2.4, 4 * at.pixelsPerMetre) : Math.max(0.8, 1.2 * at.pixelsPerMetre);
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }
}

/** Paints one vector tile. Later layers lie on earlier ones: cover, water, footprints, roads, rails. */
export function paintTile(ctx: Context, tile: VectorTile, at: Placement, style: GroundStyle): void {
  fillCover(ctx, tile, at, style);
  fill(ctx, tile, 'water', at, (feature) => (feature.properties.class === 'ocean' ? style.ocean : style.water));
  strokeWater(ctx, tile, at, style);
  if (at.zoom >= 13) fill(ctx, tile, 'building', at, () => style.building);
  strokeRoads(ctx, tile, at, style);
}
