import type { InValue } from '@libsql/client';
import type { Database } from './database.ts';

/** What to list: a table with a box index, the columns every pinned table has, and its own conditions. */
export interface FeatureQuery {
  table: 'place' | 'camera' | 'report';
  city: string;
  /** SQL conditions over `t`, each with its values. */
  where: { sql: string; args: InValue[] }[];
  /** west, south, east, north, degrees EPSG:4326. */
  bbox?: [number, number, number, number] | undefined;
  /** One more expression over `t`, handed to `finish` beside the text. */
  extra: { sql: string; args: InValue[] };
  limit: number;
  after?: [sort: number, seq: number] | undefined;
}

/** A GeoJSON feature as text, open at the end of its properties: finished by the property that changes with the clock. */
export const FEATURE_TEXT = `'{"type":"Feature","id":"' || t.id || '","geometry":{"type":"Point","coordinates":[' || t.lng || ',' || t.lat || ',' || t.height || ']},"properties":{' || t.props || CASE WHEN t.area_id IS NULL THEN '' ELSE ',"areaId":"' || t.area_id || '"' END`;

export interface FeaturePage {
  rows: { text: string; extra: InValue }[];
  matched: number;
  next: [number, number] | undefined;
}

/** Between rows and between the fields of a row. JSON text holds neither: it escapes control characters. */
const ROW = '\u001e';
const FIELD = '\u001f';

/** Reads one page as finished text, in one statement and one value: a value costs the driver more than the row costs SQLite. */
export async function featurePage(db: Database, query: FeatureQuery): Promise<FeaturePage> {
  // CROSS JOIN makes SQLite go by the box first; left to itself it walks the whole city in list order.
  const from = query.bbox ? `${query.table}_box b CROSS JOIN ${query.table} t ON t.seq = b.seq` : `${query.table} t`;
  const conditions = [{ sql: 't.city = ?', args: [query.city] as InValue[] }, ...query.where];
  if (query.bbox) {
    const [w, s, e, n] = query.bbox;
    // The R*Tree keeps 32-bit floats rounded outwards, so the exact columns decide.
    conditions.push({ sql: 'b.east >= ? AND b.west <= ? AND b.north >= ? AND b.south <= ?', args: [w, e, s, n] });
    conditions.push({ sql: 't.lng BETWEEN ? AND ? AND t.lat BETWEEN ? AND ?', args: [w, e, s, n] });
  }
  // A box's hits are few: found once, counted and sorted. A whole city is read in the order of its index and stops at the limit.
  const { rows } = await db.client.execute({
    sql: `WITH hit AS ${query.bbox ? '' : 'NOT '}MATERIALIZED (SELECT t.sort, t.seq FROM ${from} WHERE ${conditions.map((c) => c.sql).join(' AND ')}),
      page AS MATERIALIZED (SELECT sort, seq FROM hit ${query.after ? 'WHERE (sort, seq) > (?, ?)' : ''} ORDER BY sort, seq LIMIT ?)
      SELECT (SELECT count(*) FROM hit) AS matched, group_concat(
        ${FEATURE_TEXT} || char(31) || json_quote(${query.extra.sql}) || char(31) || t.sort || char(31) || t.seq, char(30) ORDER BY t.sort, t.seq
      ) AS text FROM page CROSS JOIN ${query.table} t ON t.seq = page.seq`,
    args: [...conditions.flatMap((c) => c.args), ...(query.after ?? []), query.limit + 1, ...query.extra.args],
  });
  const text = rows[0]?.text;
  const found = typeof text === 'string' ? text.split(ROW).map((row) => row.split(FIELD)) : [];
  const shown = found.slice(0, query.limit);
  const last = found.length > query.limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(([feature = '', extra = 'null']) => ({ text: feature, extra: JSON.parse(extra) })),
    matched: Number(rows[0]?.matched ?? 0),
    next: last && [Number(last[2]), Number(last[3])],
  };
}

/** A feature collection as text. @param nextCursor opaque, absent on the last page */
export function collectionText(features: string[], matched: number, nextCursor: string | undefined): string {
  const tail = nextCursor === undefined ? '' : `,"nextCursor":${JSON.stringify(nextCursor)}`;
  return `{"type":"FeatureCollection","features":[${features.join(',')}],"numberMatched":${matched}${tail}}`;
}
