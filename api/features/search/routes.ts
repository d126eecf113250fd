import { createRoute, z } from '@hono/zod-openapi';
import { Lang } from '../../../data/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import { textMatch } from '../../db/text-match.ts';
import type { AppContext } from '../../http/context.ts';
import { jsonAnswer } from '../../http/json-answer.ts';
import { CityParam, countQuery, NearQuery, TextQuery } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { type SearchResult, SearchResults } from './contract.ts';
import { score } from './rank.ts';

const find = createRoute({
  method: 'get',
  path: '/api/cities/{city}/search',
  summary: 'Places, cameras, reports, areas and streets by words, tones or not, in any language',
  tags: ['search'],
  request: {
    params: CityParam,
    query: z.object({ q: TextQuery, lang: Lang.optional(), near: NearQuery.optional(), limit: countQuery(50, 10) }),
  },
  responses: answers(SearchResults, 'The best first'),
});

/** How many candidates one way of matching hands over to be ranked, the most important kinds first. */
const CANDIDATES = 120;
const METRES_PER_DEGREE = 111_320;

/** Metres between two positions of one city; the plane will do at this scale. */
function metres(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * METRES_PER_DEGREE;
}

/** Documents whose names hold the words in a row, then those that hold all of them, by number; where there are none, those that hold one. */
async function candidates({ db }: AppContext, city: string, q: string) {
  const found = new Set<number>();
  for (const mode of ['phrase', 'all', 'any'] as const) {
    const match = textMatch(city, q, mode);
    if (!match || (mode === 'any' && found.size > 0)) break;
    const { rows } = await db.client.execute({
      sql: `SELECT rowid AS doc FROM search_text WHERE search_text MATCH ? ORDER BY rowid LIMIT ${CANDIDATES}`,
      args: [match],
    });
    for (const row of rows) found.add(Number(row.doc));
  }
  const sql = 'SELECT doc, lng, lat, rank, names, words FROM search_doc WHERE doc IN (SELECT value FROM json_each(?)) AND city = ?';
  return (await db.client.execute({ sql, args: [JSON.stringify([...found]), city] })).rows;
}

async function resultsText(
  context: AppContext,
  city: string,
  { q, near, limit }: { q: string; near?: [number, number] | undefined; limit: number },
): Promise<string> {
  await cityZone(context.db, city);
  const rows = await candidates(context, city, q);
  const ranked = rows
    .map((row) => {
      const distance = near && metres(near, [Number(row.lng), Number(row.lat)]);
      return {
        doc: Number(row.doc),
        distance,
        score: score({ names: String(row.names), words: String(row.words), rank: Number(row.rank), distance }, q),
      };
    })
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
    .slice(0, limit);
  const sql = 'SELECT doc, type, id, kind, name, detail, lng, lat, height FROM search_doc WHERE doc IN (SELECT value FROM json_each(?))';
  const shown = await context.db.client.execute({ sql, args: [JSON.stringify(ranked.map((r) => r.doc))] });
  const byDoc = new Map(shown.rows.map((row) => [Number(row.doc), row]));
  const results = ranked.flatMap(({ doc, distance }) => {
    const row = byDoc.get(doc);
    if (!row) return [];
    return {
      type: row.type as SearchResult['type'],
      id: String(row.id),
      kind: String(row.kind),
      name: JSON.parse(String(row.name)),
      ...(row.detail === null ? {} : { detail: JSON.parse(String(row.detail)) }),
      position: [Number(row.lng), Number(row.lat), Number(row.height)],
      ...(distance === undefined ? {} : { distance: Math.round(distance) }),
    };
  });
  return JSON.stringify({ query: q, results });
}

export function searchRoutes(context: AppContext) {
  return router().openapi(find, (c) =>
    jsonAnswer<SearchResults>(c, context.answers, () => resultsText(context, c.req.valid('param').city, c.req.valid('query'))),
  );
}
export type SearchApi = ReturnType<typeof searchRoutes>;
