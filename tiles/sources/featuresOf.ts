import type { Dataset, Position } from '../../data/contract.ts';
import type { Feature, Tags } from './osm/Feature.ts';

type Json = Record<string, unknown>;

/** Our own property names (of a building) in OpenStreetMap's. */
const RENAMED: Record<string, string> = {
  levels: 'building:levels',
  minHeight: 'min_height',
  roofShape: 'roof:shape',
  roofHeight: 'roof:height',
  roofDirection: 'roof:direction',
  roofColour: 'roof:colour',
  wallColour: 'building:colour',
  nameEn: 'name:en',
  nameVi: 'name:vi',
};

/** What a feature of a theme is when its properties do not say: the key, and its value for bare geometry. */
const BARE: Partial<Record<Dataset['theme'], [key: string, value: string]>> = {
  buildings: ['building', 'yes'],
  roads: ['highway', 'road'],
  rail: ['railway', 'rail'],
  water: ['natural', 'water'],
  waterways: ['waterway', 'stream'],
  places: ['place', 'locality'],
  coast: ['place', 'island'],
};

/** `fclass` of shapefile extracts and plain `class` values, by theme, as OpenStreetMap keys; the value stays unless renamed. */
const CLASS_KEYS: Partial<Record<Dataset['theme'], string[]>> = {
  buildings: ['building'],
  roads: ['highway'],
  rail: ['railway'],
  waterways: ['waterway'],
  places: ['place', 'natural'],
  landuse: ['landuse', 'natural', 'leisure', 'amenity', 'place'],
  water: ['water', 'waterway', 'landuse'],
};

/**
 * Features of one GeoJSON geometry, a feature a polygon, line or point. Closed shorelines are islands.
 * `bad` is called for geometry that cannot be used.
 */
export function* featuresOf(item: Json, id: string, theme: Dataset['theme'], bad: () => void): Generator<Feature> {
  const tags = tagsOf(object(item.properties), theme);
  let part = 0;
  const made = (shape: Feature['shape']): Feature => ({ id: part++ ? `${id}.${part - 1}` : id, tags, shape });
  for (const { type, coordinates } of geometries(object(item.geometry))) {
    if (type === 'Polygon') {
      const rings = list(coordinates).map(ringOf);
      if (rings[0] && rings[0].length >= 3) yield made({ kind: 'area', rings: rings.filter((ring) => ring.length >= 3) });
      else bad();
    } else if (type === 'LineString') {
      const line = list(coordinates).flatMap(positionOf);
      if (line.length < 2) bad();
      else if (theme === 'coast' && closed(line)) yield made({ kind: 'area', rings: [line.slice(0, -1)] });
      else yield made({ kind: 'line', line });
    } else if (type === 'Point') {
      const [position] = positionOf(coordinates);
      if (position) yield made({ kind: 'point', position });
      else bad();
    } else bad();
  }
}

function tagsOf(properties: Json, theme: Dataset['theme']): Tags {
  const tags: Record<string, string> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') tags[RENAMED[key] ?? key] = String(value);
  }
  const cls = tags.fclass ?? tags.class;
  for (const key of cls ? (CLASS_KEYS[theme] ?? []) : []) tags[key] ??= cls ?? '';
  const [key, value] = BARE[theme] ?? [];
  const known = theme === 'water' ? (tags.natural ?? tags.waterway ?? tags.landuse) : key && tags[key];
  if (key && value && (!known || theme === 'water')) tags[key] ??= value;
  return tags;
}

function* geometries(geometry: Json): Generator<{ type: unknown; coordinates: unknown }> {
  const { type, coordinates } = geometry;
  if (type === 'GeometryCollection') for (const one of list(geometry.geometries)) yield* geometries(object(one));
  else if (typeof type === 'string' && type.startsWith('Multi'))
    for (const one of list(coordinates)) yield { type: type.slice(5), coordinates: one };
  else yield { type, coordinates };
}

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function positionOf(value: unknown): Position[] {
  const [x, y] = list(value);
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x + y) && Math.abs(x) <= 180 && Math.abs(y) <= 90
    ? [[x, y]]
    : [];
}

const closed = (line: Position[]): boolean => {
  const [a, b] = [line[0], line[line.length - 1]];
  return line.length > 3 && a?.[0] === b?.[0] && a?.[1] === b?.[1];
};

function ringOf(value: unknown): Position[] {
  const ring = list(value).flatMap(positionOf);
  return closed(ring) ? ring.slice(0, -1) : ring;
}
