import { createRoute } from '@hono/zod-openapi';
import { asc, eq } from 'drizzle-orm';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { City, CityList } from './contract.ts';
import { agency, city, vocabulary } from './table.ts';

const list = createRoute({
  method: 'get',
  path: '/api/cities',
  summary: 'All cities of this portal',
  tags: ['cities'],
  responses: answers(CityList, 'The cities and the one that opens first'),
});
const detail = createRoute({
  method: 'get',
  path: '/api/cities/{city}',
  summary: 'One city: scene, vocabularies, counts, state of its model; starts the build of a missing model',
  tags: ['cities'],
  request: { params: CityParam },
  responses: answers(City, 'The city'),
});

/** Public objects by kind. */
async function counts({ db }: AppContext, id: string): Promise<Record<string, number>> {
  const { rows } = await db.client.execute({
    sql: `SELECT kind, count(*) AS n FROM place WHERE city = ?1 GROUP BY kind
      UNION ALL SELECT 'camera', count(*) FROM camera WHERE city = ?1 AND visibility = 'public'
      UNION ALL SELECT 'report', count(*) FROM report WHERE city = ?1 AND published = 1`,
    args: [id],
  });
  return Object.fromEntries(rows.map((row) => [String(row.kind), Number(row.n)]));
}

/** The part that changes only with the database, as text to which the model's state is added. */
export async function cityText(context: AppContext, id: string): Promise<string> {
  await cityZone(context.db, id);
  const { orm } = context.db;
  const [rows, words, agencies] = await Promise.all([
    orm.select().from(city).where(eq(city.id, id)),
    orm.select().from(vocabulary),
    orm.select().from(agency).where(eq(agency.city, id)).orderBy(asc(agency.seq)),
  ]);
  const word = (name: string) => words.find((row) => row.name === name)?.content ?? 'null';
  return `{"scene":${rows[0]?.scene},"kinds":${word('kinds')},"categories":${word('categories')},"factLabels":${word('facts')},"agencies":[${agencies
    .map((row) => row.content)
    .join(',')}],"counts":${JSON.stringify(await counts(context, id))}`;
}

export function citiesRoutes(context: AppContext) {
  return router()
    .openapi(list, async (c) => {
      const rows = await context.db.orm.select().from(city).orderBy(asc(city.sort), asc(city.id));
      const cities = rows.map((row) => {
        const { id, name, subtitle, centre, extent, sample } = JSON.parse(row.scene);
        return { id, name, subtitle, centre, extent, sample, model: context.models.state(id) };
      });
      return c.json({ cities, defaultCity: rows[0]?.id ?? '' }, 200, { 'cache-control': 'no-cache' });
    })
    .openapi(detail, async (c) => {
      const id = c.req.valid('param').city;
      const { body } = await context.answers.get(`city ${id}`, () => cityText(context, id));
      context.models.open(id);
      const text = `${body},"model":${JSON.stringify(context.models.state(id))}}`;
      return c.json(JSON.parse(text) as City, 200, { 'cache-control': 'no-cache' });
    });
}
export type CitiesApi = ReturnType<typeof citiesRoutes>;
