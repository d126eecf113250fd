import { and, asc, eq } from 'drizzle-orm';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { LocalText, Place, PlaceKind } from '../../../data/contract.ts';
import { cityGuides } from '../../../narration/pack/city-guides.ts';
import { Scene } from '../../../scenes/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import { cityPictures } from '../../files/picture-shelf.ts';
import { cachedAnswer } from '../../http/cached-answer.ts';
import type { AppContext, AppEnv } from '../../http/context.ts';
import { PAGE_POLICY } from '../../http/page-style.ts';
import { ProblemError } from '../../http/problem.ts';
import { city as cityTable, vocabulary } from '../cities/table.ts';
import { place as placeTable } from '../places/table.ts';
import { listPage } from './list-page.ts';
import { PAGE_LANGS, type PageLang, placePage } from './place-page.ts';
import { nearPlaces, readPlace } from './read-place.ts';

/** The kind that has its place in the list and the sitemap: what people travel for. */
const SIGHT = 'site';
/** Path of the story of a place; null where it has none. */
function guideOf(city: string, place: string): string | null {
  const guide = cityGuides(city).packs.find((pack) => pack.guide.place === place)?.guide.id;
  return guide === undefined ? null : `/${city}/guide?of=${guide}`;
}
const langOf = (c: Context): PageLang => (c.req.query('lang') === 'en' ? 'en' : 'vi');
const inLang = (lang: string) => (lang === 'vi' ? '' : `?lang=${lang}`);

/** Pages of places that need no script, and what search engines read. */
export function placePagesRoutes({ db, config, answers: cache }: AppContext) {
  const words = async <T extends z.ZodType>(name: string, schema: T): Promise<z.output<T>> => {
    const [row] = await db.orm.select().from(vocabulary).where(eq(vocabulary.name, name));
    return schema.parse(JSON.parse(row?.content ?? 'null'));
  };
  const cityOf = async (id: string) => {
    await cityZone(db, id);
    const [row] = await db.orm.select().from(cityTable).where(eq(cityTable.id, id));
    return { id, name: Scene.shape.name.parse(JSON.parse(row?.scene ?? '{}').name) };
  };
  const cities = () => db.orm.select({ id: cityTable.id }).from(cityTable).orderBy(asc(cityTable.sort), asc(cityTable.id));
  const sights = async (city: string) => {
    const here = and(eq(placeTable.city, city), eq(placeTable.kind, SIGHT));
    const rows = await db.orm.select().from(placeTable).where(here).orderBy(asc(placeTable.seq));
    return rows.map(({ content, updatedAt }) => ({ ...Place.parse(JSON.parse(content)), updatedAt }));
  };
  const page = async (c: Context, make: () => Promise<unknown>) => {
    const answer = await cachedAnswer(c, cache, 'text/html; charset=utf-8', async () => String(await make()));
    answer.headers.set('content-security-policy', PAGE_POLICY);
    return answer;
  };
  return new Hono<AppEnv>()
    .get('/:city/places', (c) =>
      page(c, async () => {
        const city = await cityOf(c.req.param('city'));
        return listPage(langOf(c), city, await sights(city.id));
      }),
    )
    .get('/:city/places/:id', (c) =>
      page(c, async () => {
        const id = c.req.param('id');
        const city = await cityOf(c.req.param('city'));
        const known = await readPlace(db, city.id, id);
        return placePage({
          ...known,
          lang: langOf(c),
          city,
          publicUrl: config.publicUrl,
          guide: guideOf(city.id, id),
          kinds: await words('kinds', z.array(PlaceKind)),
          factLabels: await words('facts', z.record(z.string(), LocalText)),
          pictures: cityPictures(city.id).filter(({ place }) => place === id),
          near: await nearPlaces(db, city.id, id, known.at),
        });
      }),
    )
    .get('/places/:id', async (c) => {
      const id = c.req.param('id');
      const holders = await db.orm.select({ city: placeTable.city }).from(placeTable).where(eq(placeTable.id, id));
      const first = (await cities()).find((city) => holders.some((one) => one.city === city.id));
      if (!first) throw new ProblemError('not-found', `There is no place “${id}”.`);
      return c.redirect(`/${first.id}/places/${id}${inLang(langOf(c))}`, 301);
    })
    .get('/robots.txt', (c) => {
      const closed = ['/api/auth/', '/admin', '/ioc', '/desk'].map((path) => `Disallow: ${path}`);
      return c.text(['User-agent: *', ...closed, `Sitemap: ${config.publicUrl}/sitemap.xml`, ''].join('\n'));
    })
    .get('/sitemap.xml', (c) =>
      cachedAnswer(c, cache, 'application/xml; charset=utf-8', async () => {
        const urls: string[] = [];
        for (const { id: city } of await cities())
          for (const { id, updatedAt } of await sights(city))
            for (const lang of Object.keys(PAGE_LANGS))
              urls.push(
                `<url><loc>${config.publicUrl}/${city}/places/${id}${inLang(lang)}</loc><lastmod>${updatedAt.slice(0, 10)}</lastmod></url>`,
              );
        return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
      }),
    );
}
