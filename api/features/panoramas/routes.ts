import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import { authorize } from '../../auth/authorize.ts';
import { cityZone } from '../../db/city-zone.ts';
import { jsonPart } from '../../files/json-part.ts';
import { mediaStore } from '../../files/media-store.ts';
import { readForm } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { answers, changes, router } from '../../http/router.ts';
import { INERT } from '../../http/security-headers.ts';
import { IMMUTABLE, REVALIDATE, sendFile } from '../../http/static-file.ts';
import { NewPanorama, PanoramaId, PanoramaList } from './contract.ts';
import { keepPanorama, removePanorama } from './keep-panorama.ts';
import { builtPanoramas, listPanoramas, panoramaKey } from './panorama-shelf.ts';
import { readPhoto } from './read-photo.ts';
import { readThumbnail } from './thumbnail-shelf.ts';

const tags = ['panoramas'];
const path = '/api/cities/{city}/panoramas' as const;
const list = createRoute({
  method: 'get',
  path,
  summary: 'What is seen all around from places of the city: rendered from its models, and photographs',
  tags,
  request: { params: CityParam, query: z.object({ place: Slug.optional() }) },
  responses: answers(PanoramaList, 'The panoramas'),
});
const image = createRoute({
  method: 'get',
  path: '/api/cities/{city}/panoramas/{file}',
  summary: 'The picture of a panorama, equirectangular: `<id>.webp`',
  tags,
  request: { params: CityParam.extend({ file: z.string().max(90) }), query: z.object({ v: z.string().max(64).optional() }) },
  responses: {
    200: { description: 'WebP, twice as wide as high', content: { 'image/webp': { schema: z.string() } } },
    304: { description: 'Unchanged' },
    404: { description: 'There is no such panorama' },
  },
});
const thumbnail = createRoute({
  method: 'get',
  path: '/api/cities/{city}/panoramas/{panorama}/thumbnail.webp',
  summary: 'A small picture of what is seen first from a panorama',
  tags,
  request: { params: CityParam.extend({ panorama: PanoramaId }), query: z.object({ v: z.string().max(64).optional() }) },
  responses: {
    200: { description: 'WebP, 3:2, at most 648 pixels wide', content: { 'image/webp': { schema: z.string() } } },
    404: { description: 'There is no such panorama' },
  },
});
const add = createRoute({
  method: 'post',
  path,
  summary:
    'Adds a 360° photograph: a form with `picture` (JPEG, PNG or WebP, equirectangular, 25 MB) and `about` (JSON: place, title, position, heading, credit)',
  tags,
  request: { params: CityParam },
  responses: changes(PanoramaList, 'The panoramas as they are now'),
});
const remove = createRoute({
  method: 'delete',
  path: '/api/cities/{city}/panoramas/{panorama}',
  summary: 'Takes a 360° photograph away; those built from the models stay',
  tags,
  request: { params: CityParam.extend({ panorama: PanoramaId }) },
  responses: changes(PanoramaList, 'The panoramas as they are now'),
});
const NO_STORE = { 'cache-control': 'no-store' };
const gone = () => new ProblemError('not-found', 'There is no such panorama.');

export function panoramasRoutes(context: AppContext) {
  const { db, config, identify } = context;
  return router()
    .openapi(list, async (c) => {
      const { city } = c.req.valid('param');
      await cityZone(db, city);
      return c.json({ panoramas: await listPanoramas(context, city, c.req.valid('query').place) }, 200, { 'cache-control': REVALIDATE });
    })
    .openapi(image, async (c) => {
      const { city, file } = c.req.valid('param');
      const { v } = c.req.valid('query');
      await cityZone(db, city);
      const id = /^([a-z0-9-]+)\.webp$/.exec(file)?.[1];
      if (id === undefined) throw gone();
      const { built, folder } = builtPanoramas(city);
      const known = built[id];
      if (known) {
        const answer = await sendFile(c, `${folder}/${id}.webp`, v === known.file ? IMMUTABLE : REVALIDATE);
        if (!answer) throw gone();
        return answer;
      }
      const { rows } = await db.client.execute({ sql: 'SELECT sha256 FROM panorama WHERE city = ? AND id = ?', args: [city, id] });
      const bytes = rows[0] && (await mediaStore(config).get(panoramaKey(id)));
      if (!bytes) throw gone();
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': 'image/webp',
        'cache-control': v !== undefined && String(rows[0]?.sha256).startsWith(v) ? IMMUTABLE : REVALIDATE,
        ...INERT,
      });
    })
    .openapi(thumbnail, async (c) => {
      const { city, panorama } = c.req.valid('param');
      const { v } = c.req.valid('query');
      await cityZone(db, city);
      const found = await readThumbnail(context, city, panorama);
      if (!found) throw gone();
      return c.body(found.bytes, 200, {
        'content-type': 'image/webp',
        'cache-control': v === found.version ? IMMUTABLE : REVALIDATE,
        ...INERT,
      });
    })
    .openapi(add, async (c) => {
      const { city } = c.req.valid('param');
      const who = await identify(c.req.raw);
      // Asked here too, before strangers' bytes are read.
      authorize(who, 'edit:tour', { city });
      await cityZone(db, city);
      const form = await readForm(c);
      const about = await jsonPart(form, 'about', NewPanorama);
      const file = form.get('picture');
      if (!(file instanceof File)) throw badField('picture', 'is missing');
      await keepPanorama(context, who, city, about, await readPhoto(file));
      return c.json({ panoramas: await listPanoramas(context, city) }, 200, NO_STORE);
    })
    .openapi(remove, async (c) => {
      const { city, panorama } = c.req.valid('param');
      await removePanorama(context, await identify(c.req.raw), city, panorama);
      return c.json({ panoramas: await listPanoramas(context, city) }, 200, NO_STORE);
    });
}
export type PanoramasApi = ReturnType<typeof panoramasRoutes>;
