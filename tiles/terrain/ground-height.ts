import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GroundHeight } from '../contract.ts';
import { geographicTileAt, geographicTileExtent } from '../geo/geographic-tiling.ts';
import { decodeTile } from './decode-tile.ts';
import { geoidHeight } from './height-field.ts';
import { LayerJson } from './layer-json.ts';
import { TileSurface } from './tile-surface.ts';

/** Decoded tiles kept in memory. */
const KEPT = 256;

/** The finest drawn mesh of a written terrain as a function; `layer` is its entry document, `folder` the one that holds it. */
export function groundFrom(layer: LayerJson, folder: string): GroundHeight {
  const template = layer.tiles[0] ?? '';
  const surfaces = new Map<string, TileSurface>();
  const load = (z: number, x: number, y: number): TileSurface => {
    const key = `${z}/${x}/${y}`;
    const known = surfaces.get(key);
    if (known) {
      surfaces.delete(key);
      surfaces.set(key, known);
      return known;
    }
    const path = join(folder, template.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`));
    const surface = new TileSurface(decodeTile(readFileSync(path)), geographicTileExtent(z, x, y));
    surfaces.set(key, surface);
    for (const oldest of surfaces.keys()) {
      if (surfaces.size <= KEPT) break;
      surfaces.delete(oldest);
    }
    return surface;
  };
  return (lng, lat) => {
    for (let z = layer.available.length - 1; z >= 0; z--) {
      const { x, y } = geographicTileAt(z, lng, lat);
      const written = layer.available[z]?.some((r) => x >= r.startX && x <= r.endX && y >= r.startY && y <= r.endY);
      if (written) return load(z, x, y).height(lng, lat);
    }
    return geoidHeight(lng, lat);
  };
}

/** Reads `<terrain folder>/layer.json`; heights are metres above the ellipsoid. Throws when it is missing or no layer.json of ours. */
export function groundHeight(folder: string): GroundHeight {
  return groundFrom(LayerJson.parse(JSON.parse(readFileSync(join(folder, 'layer.json'), 'utf8'))), folder);
}

/** The ground of a built city below DATA_DIR, for heights of pins; undefined while no terrain is built. */
export function openGround(dataDir: string, cityId: string): GroundHeight | undefined {
  try {
    return groundHeight(join(dataDir, 'tiles', cityId, 'terrain'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
