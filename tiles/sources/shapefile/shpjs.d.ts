declare module 'shpjs' {
  import type { Geometry } from 'geojson';
  /** Geometries in file order, null for empty rows, in the file's own coordinates unless `transform` is given. */
  export function parseShp(shp: Uint8Array | ArrayBuffer | DataView, transform?: false): (Geometry | null)[];
  /** Rows of a dBase table in file order. */
  export function parseDbf(
    dbf: Uint8Array | ArrayBuffer | DataView,
    codePage?: Uint8Array | ArrayBuffer | string,
  ): Record<string, unknown>[];
}
