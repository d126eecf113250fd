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

/** Reads one page as finished text: one column a row is four times as fast as an object a row. */
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
  const where = conditions.map((c) => c.sql).join(' AND ');
  const args = conditions.flatMap((c) => c.args);
  const after = query.after ? ' AND (t.sort, t.seq) > (?, ?)' : '';
  const page = await db.client.execute({
    sql: `SELECT ${FEATURE_TEXT} AS text, ${query.extra.sql} AS extra, t.sort, t.seq FROM ${from} WHERE ${where}${after} ORDER BY t.sort, t.seq LIMIT ?`,
    args: [...query.extra.args, ...args, ...(query.after ?? []), query.limit + 1],
  });
  const more = page.rows.length > query.limit;
  const rows = page.rows.slice(0, query.limit);
  const last = rows.at(-1);
  const whole = !more && !query.after;
  const matched = whole
    ? rows.length
    : Number((await db.client.execute({ sql: `SELECT count(*) AS n FROM ${from} WHERE ${where}`, args })).rows[0]?.n ?? 0);
  return {
    rows: rows.map((row) => ({ text: String(row.text), extra: row.extra ?? null })),
    matched,
    next: more && last ? [Number(last.sort), Number(last.seq)] : undefined,
  };
}

/** A feature collection as text. @param nextCursor opaque, absent on the last page */
export function collectionText(features: string[], matched: number, nextCursor: string | undefined): string {
  const tail = nextCursor === undefined ? '' : `,"nextCursor":${JSON.stringify(nextCursor)}`;
  return `{"type":"FeatureCollection","features":[${features.join(',')}],"numberMatched":${matched}${tail}}`;
}
