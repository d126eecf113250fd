import { z } from 'zod';
import { TourDraft } from '../../../../scenes/tour-contract.ts';
import { ExchangeError, type FileGeometry, positionOf } from './geometry.ts';

const Coordinates = z.array(z.unknown());
const Feature = z.object({
  type: z.literal('Feature'),
  geometry: z.object({ type: z.string(), coordinates: Coordinates.optional() }).nullable(),
  properties: z.record(z.string(), z.unknown()).nullish(),
});
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(Feature), tour: z.unknown().optional() });

/** GeoJSON: a tour of ours as it was written, or points and lines of any program. @throws ExchangeError */
export function readGeoJson(text: string): TourDraft | FileGeometry {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ExchangeError('This is no JSON.');
  }
  const single = Feature.safeParse(json);
  const collection = Collection.safeParse(single.success ? { type: 'FeatureCollection', features: [single.data] } : json);
  if (!collection.success) throw new ExchangeError('This is no GeoJSON FeatureCollection or Feature.');
  const own = TourDraft.safeParse(collection.data.tour);
  if (own.success) return own.data;
  const result: FileGeometry = { title: '', points: [], lines: [], cameras: [], skipped: 0 };
  for (const { geometry, properties } of collection.data.features) {
    const list = geometry?.coordinates ?? [];
    const at = (value: unknown) => (Array.isArray(value) ? positionOf(value[0], value[1]) : undefined);
    const line = (value: unknown) =>
      Array.isArray(value) ? value.flatMap((one) => [at(one)].filter((position) => position !== undefined)) : [];
    const places = geometry?.type === 'Point' ? [list] : geometry?.type === 'MultiPoint' ? list : [];
    const points = places.flatMap((one) => [at(one)].filter((position) => position !== undefined));
    const lines = geometry?.type === 'LineString' ? [line(list)] : geometry?.type === 'MultiLineString' ? list.map(line) : [];
    const long = lines.filter((positions) => positions.length > 1);
    for (const position of points)
      result.points.push({ name: wordOf(properties?.name ?? properties?.title), text: wordOf(properties?.description), position });
    result.lines.push(...long);
    if (points.length === 0 && long.length === 0) result.skipped++;
  }
  return result;
}

/** Text, or a text in several languages of which the Vietnamese one is taken. */
function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const vi = typeof value === 'object' && value !== null ? (value as { vi?: unknown }).vi : undefined;
  return typeof vi === 'string' ? vi : '';
}
