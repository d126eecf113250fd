import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { SearchDocument } from './contract.ts';

/** The most important ones of a city; more are found with a network only. */
const MOST = 20_000;
const { type, name, detail } = SearchDocument.shape;
const [text, number] = [z.string(), z.number()];
const Rows = z.array(z.tuple([type, text, text, name, detail.unwrap().nullable(), z.tuple([number, number, number]), text, text, number]));

/** Everything of a city that can be found and whose card can be kept on a device: no report, no camera. */
export async function readDocuments(db: Database, city: string): Promise<SearchDocument[]> {
  const { rows } = await db.client.execute({
    sql: `SELECT json_group_array(json_array(type, id, kind, json(name), json(detail), json_array(lng, lat, height), names, words, rank) ORDER BY doc) AS docs
      FROM (SELECT * FROM search_doc WHERE city = ? AND type IN (${type.options.map((one) => `'${one}'`).join()}) ORDER BY doc LIMIT ${MOST})`,
    args: [city],
  });
  return Rows.parse(JSON.parse(String(rows[0]?.docs))).map(([type, id, kind, name, detail, position, names, words, rank]) => ({
    ...{ type, id, kind, name },
    ...(detail === null ? {} : { detail }),
    ...{ position, names, words, rank },
  }));
}
