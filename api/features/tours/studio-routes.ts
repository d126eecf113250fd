import { createRoute, z } from '@hono/zod-openapi';
import { Slug } from '../../../data/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import {
  ImportedTour,
  ImportTour,
  PublishTour,
  RestoreTour,
  Revision,
  SaveTour,
  StudioList,
  StudioTour,
  VersionContent,
} from './contract.ts';
import { importTour, listStudio, readStudio, readStudioVersion } from './studio.ts';
import { publishTour } from './verbs/publish-tour.ts';
import { restoreTour } from './verbs/restore-tour.ts';
import { saveTour } from './verbs/save-tour.ts';
import { withdrawTour } from './verbs/withdraw-tour.ts';

const tags = ['studio'];
const Param = CityParam.extend({ tour: Slug });
const VersionParam = Param.extend({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
const json = <T extends z.ZodType>(schema: T) => ({ body: { content: { 'application/json': { schema } }, required: true } });
const Done = z.object({ done: z.literal(true) });
const Version = z.object({ version: z.number().int() });
const base = '/api/cities/{city}/studio/tours';

const list = createRoute({
  method: 'get',
  path: base,
  summary: 'Tours that an editor may work on: drafts and those of the repository',
  tags,
  request: { params: CityParam },
  responses: changes(StudioList, 'The tours'),
});
const read = createRoute({
  method: 'get',
  path: `${base}/{tour}`,
  summary: 'A draft, its versions, what is missing, and how visitors will see it',
  tags,
  request: { params: Param },
  responses: changes(StudioTour, 'The tour'),
});
const version = createRoute({
  method: 'get',
  path: `${base}/{tour}/versions/{version}`,
  summary: 'A published version, to compare',
  tags,
  request: { params: VersionParam },
  responses: changes(VersionContent, 'The version'),
});
const save = createRoute({
  method: 'put',
  path: `${base}/{tour}`,
  summary: 'Keep a draft; refused when somebody else saved it meanwhile',
  tags,
  request: { params: Param, ...json(SaveTour) },
  responses: changes(Revision, 'The new revision'),
});
const publish = createRoute({
  method: 'post',
  path: `${base}/{tour}/publish`,
  summary: 'Make the draft a version that visitors see',
  tags,
  request: { params: Param, ...json(PublishTour) },
  responses: changes(Version, 'The number of the version'),
});
const withdraw = createRoute({
  method: 'post',
  path: `${base}/{tour}/withdraw`,
  summary: 'Take the studio’s version from visitors',
  tags,
  request: { params: Param },
  responses: changes(Done, 'Withdrawn'),
});
const restore = createRoute({
  method: 'post',
  path: `${base}/{tour}/restore`,
  summary: 'Put an earlier version into the draft',
  tags,
  request: { params: Param, ...json(RestoreTour) },
  responses: changes(Revision, 'The new revision'),
});
const readFile = createRoute({
  method: 'post',
  path: '/api/cities/{city}/studio/import',
  summary: 'Read GPX, KML or GeoJSON into a draft; nothing is kept',
  tags,
  request: { params: CityParam, ...json(ImportTour) },
  responses: changes(ImportedTour, 'The draft'),
});

export function studioRoutes(context: AppContext) {
  return router()
    .openapi(list, async (c) => c.json(await listStudio(context, await context.identify(c.req.raw), c.req.valid('param').city), 200))
    .openapi(read, async (c) => {
      const { city, tour: id } = c.req.valid('param');
      return c.json(await readStudio(context, await context.identify(c.req.raw), { city, id }), 200);
    })
    .openapi(version, async (c) => {
      const { city, tour: id, version: number } = c.req.valid('param');
      return c.json(await readStudioVersion(context, await context.identify(c.req.raw), { city, id, version: number }), 200);
    })
    .openapi(save, async (c) => {
      const { city, tour: id } = c.req.valid('param');
      return c.json({ revision: await saveTour(context, await context.identify(c.req.raw), { city, id, ...c.req.valid('json') }) }, 200);
    })
    .openapi(publish, async (c) => {
      const { city, tour: id } = c.req.valid('param');
      return c.json({ version: await publishTour(context, await context.identify(c.req.raw), { city, id, ...c.req.valid('json') }) }, 200);
    })
    .openapi(withdraw, async (c) => {
      const { city, tour: id } = c.req.valid('param');
      await withdrawTour(context, await context.identify(c.req.raw), { city, id });
      return c.json({ done: true as const }, 200);
    })
    .openapi(restore, async (c) => {
      const { city, tour: id } = c.req.valid('param');
      return c.json({ revision: await restoreTour(context, await context.identify(c.req.raw), { city, id, ...c.req.valid('json') }) }, 200);
    })
    .openapi(readFile, async (c) =>
      c.json(await importTour(context, await context.identify(c.req.raw), c.req.valid('param').city, c.req.valid('json')), 200),
    );
}
export type StudioApi = ReturnType<typeof studioRoutes>;
