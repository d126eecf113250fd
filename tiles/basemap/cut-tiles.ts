import GeoJSONVT, { type LegacyFeature, type LegacyTile } from 'geojson-vt';
import { fromGeojsonVt } from 'vt-pbf';
import type { Extent } from '../../data/contract.ts';
import { mercatorTiles } from '../geo/mercator-tiling.ts';
import type { MapLayer } from './map-layer.ts';

/** Units along a tile's edge. */
export const TILE_UNITS = 4096;

export interface CutTile {
  z: number;
  x: number;
  y: number;
  bytes: Uint8Array;
  features: number;
}

/** Cuts layers into Mapbox vector tiles over an extent, simplified for each zoom; tiles with nothing in them are not produced. */
export function* cutTiles(layers: MapLayer[], extent: Extent, minZoom: number, maxZoom: number): Generator<CutTile | undefined> {
  const indexes = layers.filter((layer) => layer.features.length > 0).map((layer) => ({ layer, index: indexOf(layer, maxZoom) }));
  for (let z = minZoom; z <= maxZoom; z++)
    for (const { x, y } of mercatorTiles(z, extent)) {
      const tile: Record<string, LegacyTile> = {};
      let features = 0;
      for (const { layer, index } of indexes) {
        const cut =
          index.getTile(z, x, y)?.features.filter((f) => (layer.features[Number(f.id)]?.minZoom ?? 0) <= z && !cancelled(f)) ?? [];
        if (cut.length > 0) tile[layer.id] = { features: cut };
        features += cut.length;
      }
      yield features > 0 ? { z, x, y, features, bytes: fromGeojsonVt(tile, { version: 2, extent: TILE_UNITS }) } : undefined;
    }
}

function indexOf(layer: MapLayer, maxZoom: number): GeoJSONVT {
  return new GeoJSONVT(
    {
      type: 'FeatureCollection',
      features: layer.features.map((f, id) => ({ type: 'Feature', id, geometry: f.geometry, properties: f.properties })),
    },
    { maxZoom, indexMaxZoom: Math.min(8, maxZoom), extent: TILE_UNITS, buffer: 80, tolerance: layer.tolerance ?? 3 },
  );
}

/** Whether a polygon's holes fill it: inland, the sea is cut to the tile's own rectangle inside out. */
function cancelled(feature: LegacyFeature): boolean {
  if (feature.type !== 3 || feature.geometry.length < 2) return false;
  const sizes = feature.geometry.map((ring) => {
    let sum = 0;
    for (let k = 0; k < ring.length; k++) {
      const [[x0, y0] = [0, 0], [x1, y1] = [0, 0]] = [ring[k], ring[(k + 1) % ring.length]];
      sum += x0 * y1 - x1 * y0;
    }
    return sum / 2;
  });
  return Math.abs(sizes.reduce((a, b) => a + b, 0)) < 1;
}
