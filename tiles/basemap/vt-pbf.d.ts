declare module 'vt-pbf' {
  import type { LegacyTile } from 'geojson-vt';
  /** Mapbox vector tile bytes of geojson-vt tiles by layer name. */
  export function fromGeojsonVt(layers: Record<string, LegacyTile>, options: { version: 1 | 2; extent?: number }): Uint8Array;
}
