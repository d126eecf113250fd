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

/** How many candidates the index hands over to be ranked. */
const CANDIDATES = 200;
const METRES_PER_DEGREE = 111_320;

/** Metres between two positions of one city; the plane will do at this scale. */
function metres(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]) * METRES_PER_DEGREE;
}

async function candidates({ db }: AppContext, city: string, q: string) {
  const sql = `SELECT d.type, d.id, d.kind, d.name, d.detail, d.lng, d.lat, d.height, d.rank, d.names, d.words
    FROM (SELECT rowid FROM search_text WHERE search_text MATCH ? ORDER BY bm25(search_text, 0, 10, 1) LIMIT ${CANDIDATES}) f JOIN search_doc d ON d.doc = f.rowid`;
  for (const join of ['AND', 'OR'] as const) {
    const match = textMatch(city, q, join);
    if (!match) return [];
    const { rows } = await db.client.execute({ sql, args: [match] });
    if (rows.length > 0) return rows;
  }
  return [];
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
      const position = [Number(row.lng), Number(row.lat), Number(row.height)] as const;
      const distance = near && metres(near, [position[0], position[1]]);
      return {
        row,
        position,
        distance,
        score: score({ names: String(row.names), words: String(row.words), rank: Number(row.rank), distance }, q),
      };
    })
    .sort((a, b) => b.score - a.score || String(a.row.id).localeCompare(String(b.row.id)))
    .slice(0, limit);
  const results = ranked.map(({ row, position, distance }) => ({
    type: row.type as SearchResult['type'],
    id: String(row.id),
    kind: String(row.kind),
    name: JSON.parse(String(row.name)),
    ...(row.detail === null ? {} : { detail: JSON.parse(String(row.detail)) }),
    position,
    ...(distance === undefined ? {} : { distance: Math.round(distance) }),
  }));
  return JSON.stringify({ query: q, results });
}

export function searchRoutes(context: AppContext) {
  return router().openapi(find, (c) =>
    jsonAnswer<SearchResults>(c, context.answers, () => resultsText(context, c.req.valid('param').city, c.req.valid('query'))),
  );
}
export type SearchApi = ReturnType<typeof searchRoutes>;
