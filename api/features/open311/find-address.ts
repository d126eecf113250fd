import { textMatch } from '../../db/text-match.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';

/** What an address may name here: a street, a place, a ward. Not another report, and no camera. */
const KINDS = ['street', 'place', 'area'];

async function best({ db }: Pick<AppContext, 'db'>, city: string, words: string): Promise<[number, number] | null> {
  for (const mode of ['phrase', 'all'] as const) {
    const match = textMatch(city, words, mode);
    if (match === null) return null;
    const { rows } = await db.client.execute({
      sql: `SELECT d.lng, d.lat FROM (SELECT rowid AS doc FROM search_text WHERE search_text MATCH ? ORDER BY rowid LIMIT 120) f
        CROSS JOIN search_doc d ON d.doc = f.doc WHERE +d.city = ? AND d.type IN (SELECT value FROM json_each(?))
        ORDER BY length(d.names), d.rank, d.doc LIMIT 1`,
      args: [match, city, JSON.stringify(KINDS)],
    });
    if (rows[0]) return [Number(rows[0].lng), Number(rows[0].lat)];
  }
  return null;
}

/**
 * Where an address lies as far as this portal knows streets, places and wards: the whole text, else its first part without the house number.
 * @returns [lng, lat], about the middle of a street
 * @throws ProblemError 400 where nothing of that name is known
 */
export async function findAddress(context: Pick<AppContext, 'db'>, city: string, address: string): Promise<[number, number]> {
  const first = address.split(',')[0]?.replace(/^\s*(số\s+|no\.?\s+)?\d+[a-z]?([/-]\d+[a-z]?)*\s+/i, '') ?? '';
  for (const words of [address, first]) {
    const found = words.trim() === '' ? null : await best(context, city, words.slice(0, 200));
    if (found) return found;
  }
  throw badField('address_string', 'no street, place or ward of that name is known here; send lat and long');
}

/** The thing of an `address_id`, which is `type:id` as the search has it: `street:hung-vuong`. @throws ProblemError 400 */
export async function findAddressId({ db }: Pick<AppContext, 'db'>, city: string, id: string): Promise<[number, number]> {
  const [type = '', own = ''] = id.split(/:(.*)/s);
  const { rows } = await db.client.execute({
    sql: 'SELECT lng, lat FROM search_doc WHERE city = ? AND type = ? AND id = ? AND type IN (SELECT value FROM json_each(?))',
    args: [city, type, own, JSON.stringify(KINDS)],
  });
  if (!rows[0]) throw badField('address_id', 'is not known here; it is the type and id of a search result, as street:hung-vuong');
  return [Number(rows[0].lng), Number(rows[0].lat)];
}
