import type { Geometry } from 'geojson';
import type { LocalText, Position } from '../../data/contract.ts';

/** One feature of a layer on its way into tiles. Absent fields are not written. */
export interface MapFeature {
  geometry: Geometry;
  properties: Record<string, string | number>;
  /** First zoom that shows it. */
  minZoom: number;
}
/** A layer by its OpenMapTiles name; `fields` describes it in the TileJSON. */
export interface MapLayer {
  id: string;
  fields: Record<string, string>;
  features: MapFeature[];
  /** Simplification in tile units (4096 a tile). */
  tolerance?: number;
}

/** `name`, `name:vi`, `name:en` ... in NFC, as the label layers carry them. */
export function nameFields(name: LocalText | undefined): Record<string, string> {
  if (!name) return {};
  const fields: Record<string, string> = { name: (name.vi ?? '').normalize('NFC') };
  for (const [lang, text] of Object.entries(name)) fields[`name:${lang}`] = text.normalize('NFC');
  return fields;
}

export function pointGeometry(position: Position): Geometry {
  return { type: 'Point', coordinates: position };
}
export function lineGeometry(line: Position[]): Geometry {
  return { type: 'LineString', coordinates: line };
}
/** Rings (outer, then holes), open or closed. */
export function polygonGeometry(rings: Position[][]): Geometry {
  const closed = rings.map((ring) => {
    const [first, last] = [ring[0], ring.at(-1)];
    return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
  });
  return { type: 'Polygon', coordinates: closed };
}

/** Drops undefined values. */
export function defined(properties: Record<string, string | number | undefined>): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(properties)) if (value !== undefined) out[key] = value;
  return out;
}
