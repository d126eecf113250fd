import type { Feature, FeatureCollection, Position } from 'geojson';
import { z } from 'zod';
import type { Extent } from '../../data/contract.ts';

/** What the importers use; everything else stays on the server. */
const WANTED = ['building', 'building:part', 'highway', 'railway', 'waterway', 'natural', 'water', 'landuse', 'leisure', 'place'];

/** Overpass QL for all of an extent, geometry included. */
export function overpassQuery([west, south, east, north]: Extent): string {
  const box = `${south},${west},${north},${east}`;
  return `[out:json][timeout:180];(${WANTED.map((key) => `nwr["${key}"](${box});`).join('')});out geom;`;
}

const Point = z.object({ lat: z.number(), lon: z.number() });
const Tags = z.record(z.string(), z.string()).default({});
const Element = z.discriminatedUnion('type', [
  z.object({ type: z.literal('node'), id: z.number(), lat: z.number(), lon: z.number(), tags: Tags }),
  z.object({ type: z.literal('way'), id: z.number(), geometry: z.array(Point.nullable()).default([]), tags: Tags }),
  z.object({
    type: z.literal('relation'),
    id: z.number(),
    tags: Tags,
    members: z.array(z.object({ type: z.string(), role: z.string(), geometry: z.array(Point.nullable()).optional() })).default([]),
  }),
]);
const Answer = z.object({ elements: z.array(z.unknown()), remark: z.string().optional() });

/** Tags that make a closed way a line all the same. */
const LINEAR = ['highway', 'railway', 'waterway', 'barrier'];

/** An Overpass answer (`out geom`) as GeoJSON with OSM tags as properties; `skipped` counts elements without usable geometry. */
export function overpassToGeoJson(json: unknown): { collection: FeatureCollection; skipped: number; remark: string | undefined } {
  const answer = Answer.parse(json);
  const features: Feature[] = [];
  let skipped = 0;
  for (const raw of answer.elements) {
    const element = Element.safeParse(raw);
    const geometry = element.success ? geometryOf(element.data) : undefined;
    if (!element.success || !geometry) {
      skipped++;
      continue;
    }
    const { type, id, tags } = element.data;
    features.push({ type: 'Feature', id: `${type}/${id}`, geometry, properties: { ...tags, osm_id: `${type}/${id}` } });
  }
  return { collection: { type: 'FeatureCollection', features }, skipped, remark: answer.remark };
}

function geometryOf(element: z.infer<typeof Element>): Feature['geometry'] | undefined {
  if (element.type === 'node') return { type: 'Point', coordinates: [element.lon, element.lat] };
  if (element.type === 'way') {
    const line = positions(element.geometry);
    if (line.length < 2) return undefined;
    const area = isRing(line) && !LINEAR.some((key) => key in element.tags && element.tags.area !== 'yes');
    return area ? { type: 'Polygon', coordinates: [line] } : { type: 'LineString', coordinates: line };
  }
  if (element.tags.type !== 'multipolygon' && element.tags.type !== 'building') return undefined;
  const rings = (inner: boolean) =>
    joinRings(element.members.filter((m) => (m.role === 'inner') === inner && m.geometry).map((m) => positions(m.geometry ?? [])));
  const polygons = rings(false).map((outer) => [outer]);
  for (const hole of rings(true)) polygons.find(([outer]) => outer && hole[0] && inside(outer, hole[0]))?.push(hole);
  return polygons.length > 0 ? { type: 'MultiPolygon', coordinates: polygons } : undefined;
}

function positions(points: (z.infer<typeof Point> | null)[]): Position[] {
  return points.flatMap((p) => (p ? [[p.lon, p.lat]] : []));
}
const isRing = (line: Position[]) => line.length > 3 && line[0]?.join() === line.at(-1)?.join();

/** Joins member ways end to end, turning them where needed; what does not close is left out. */
function joinRings(lines: Position[][]): Position[][] {
  const rest = lines.filter((line) => line.length > 1);
  const rings: Position[][] = [];
  for (let ring = rest.pop(); ring; ring = rest.pop()) {
    while (!isRing(ring)) {
      const end: string | undefined = ring.at(-1)?.join();
      const at = rest.findIndex((line) => line[0]?.join() === end || line.at(-1)?.join() === end);
      const [next] = at < 0 ? [] : rest.splice(at, 1);
      if (!next) break;
      ring = [...ring, ...(next[0]?.join() === end ? next : next.toReversed()).slice(1)];
    }
    if (isRing(ring)) rings.push(ring);
  }
  return rings;
}

function inside(ring: Position[], [lng = 0, lat = 0]: Position): boolean {
  let odd = false;
  for (let k = 1; k < ring.length; k++) {
    const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = [ring[k - 1], ring[k]];
    if (y0 > lat !== y1 > lat && lng < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) odd = !odd;
  }
  return odd;
}
