import { createRoute, z } from '@hono/zod-openapi';
import { Lang } from '../../../data/contract.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import { score } from '../../../data/model/search-score.ts';
import { cityZone } from '../../db/city-zone.ts';
import { textMatch } from '../../db/text-match.ts';
import type { AppContext } from '../../http/context.ts';
import { jsonAnswer } from '../../http/json-answer.ts';
import { CityParam, countQuery, NearQuery, TextQuery } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { SearchDocuments, SearchResult, SearchResults } from './contract.ts';
import { readDocuments } from './documents.ts';

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

const documents = createRoute({
  method: 'get',
  path: '/api/cities/{city}/search/documents',
  summary: 'Places, areas and streets with the words by which they are found: to search without a network',
  tags: ['search'],
  request: { params: CityParam },
  responses: answers(SearchDocuments, 'The most important kinds first'),
});

/** How many candidates one way of matching hands over to be ranked, the most important kinds first. */
const CANDIDATES = 120;

/** A document as it is weighed: number, lng, lat, rank, names, words. */
const Weighed = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.string(), z.string()]));
/** A document as it is shown: number, type, id, kind, name, detail, lng, lat, height. */
const { type, name, detail } = SearchResult.shape;
const Shown = z.array(
  z.tuple([z.number(), type, z.string(), z.string(), name, detail.unwrap().nullable(), z.number(), z.number(), z.number()]),
);

/**
 * Documents whose names hold the words in a row, and those that hold all of them; where there are none, those that hold one.
 * One value holds them all: the driver's time goes by values, SQLite's does not. `+` keeps SQLite from walking the city's index.
 */
async function candidates({ db }: AppContext, city: string, q: string): Promise<z.output<typeof Weighed>> {
  for (const modes of [['phrase', 'all'], ['any']] as const) {
    const matches = modes.flatMap((mode) => textMatch(city, q, mode) ?? []);
    if (matches.length === 0) return [];
    const one = `SELECT * FROM (SELECT rowid AS doc FROM search_text WHERE search_text MATCH ? ORDER BY rowid LIMIT ${CANDIDATES})`;
    const { rows } = await db.client.execute({
      sql: `SELECT json_group_array(json_array(d.doc, d.lng, d.lat, d.rank, d.names, d.words)) AS docs
        FROM (${matches.map(() => one).join(' UNION ')}) f CROSS JOIN search_doc d ON d.doc = f.doc WHERE +d.city = ?`,
      args: [...matches, city],
    });
    const found = Weighed.parse(JSON.parse(String(rows[0]?.docs)));
    if (found.length > 0) return found;
  }
  return [];
}

async function resultsText(
  context: AppContext,
  city: string,
  { q, near, limit }: { q: string; near?: [number, number] | undefined; limit: number },
): Promise<string> {
  await cityZone(context.db, city);
  const ranked = (await candidates(context, city, q))
    .map(([doc, lng, lat, rank, names, words]) => {
      const distance = near && distanceBetween(near, [lng, lat]);
      return { doc, distance, score: score({ names, words, rank, distance }, q) };
    })
    .sort((a, b) => b.score - a.score || a.doc - b.doc)
    .slice(0, limit);
  const { rows } = await context.db.client.execute({
    sql: `SELECT json_group_array(json_array(d.doc, d.type, d.id, d.kind, json(d.name), json(d.detail), d.lng, d.lat, d.height)) AS docs
      FROM json_each(?) j CROSS JOIN search_doc d ON d.doc = j.value`,
    args: [JSON.stringify(ranked.map((r) => r.doc))],
  });
  const byDoc = new Map(Shown.parse(JSON.parse(String(rows[0]?.docs))).map((row) => [row[0], row]));
  const results = ranked.flatMap(({ doc, distance }): SearchResult[] => {
    const row = byDoc.get(doc);
    if (!row) return [];
    const [, type, id, kind, name, detail, ...position] = row;
    return [
      {
        type,
        id,
        kind,
        name,
        ...(detail === null ? {} : { detail }),
        position,
        ...(distance === undefined ? {} : { distance: Math.round(distance) }),
      },
    ];
  });
  return JSON.stringify({ query: q, results });
}

export function searchRoutes(context: AppContext) {
  return router()
    .openapi(find, (c) =>
      jsonAnswer<SearchResults>(c, context.answers, () => resultsText(context, c.req.valid('param').city, c.req.valid('query'))),
    )
    .openapi(documents, (c) =>
      jsonAnswer<SearchDocuments>(c, context.answers, async () => {
        const { city } = c.req.valid('param');
        await cityZone(context.db, city);
        return JSON.stringify({ documents: await readDocuments(context.db, city) });
      }),
    );
}
export type SearchApi = ReturnType<typeof searchRoutes>;
