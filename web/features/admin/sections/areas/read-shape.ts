import type { Area } from '../../../../../data/contract.ts';

type Geometry = Area['geometry'];

/** The one shape in GeoJSON text: a geometry, a feature, or a collection of one or more, which then are one area. Null: there is none. */
export function readShape(text: string): Geometry | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const polygons = polygonsOf(value).map((rings) => rings.map((ring) => ring.map(([lng = 0, lat = 0]): [number, number] => [lng, lat])));
  const [first] = polygons;
  if (!first) return null;
  return polygons.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons };
}

type Rings = number[][][];
const isRings = (value: unknown): value is Rings =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (ring) =>
      Array.isArray(ring) && ring.every((at) => Array.isArray(at) && at.length >= 2 && at.slice(0, 2).every((n) => Number.isFinite(n))),
  );

function polygonsOf(value: unknown): Rings[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, geometry, features, geometries, coordinates } = value as Record<string, unknown>;
  if (type === 'Feature') return polygonsOf(geometry);
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.flatMap(polygonsOf);
  if (type === 'GeometryCollection' && Array.isArray(geometries)) return geometries.flatMap(polygonsOf);
  if (type === 'Polygon') return isRings(coordinates) ? [coordinates] : [];
  if (type === 'MultiPolygon' && Array.isArray(coordinates)) return coordinates.filter(isRings);
  return [];
}
