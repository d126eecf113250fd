import { OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { type Logger, pino } from 'pino';
import { makeAuth } from './auth/make-auth.ts';
import { makeIdentify } from './auth/make-identify.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { accountRoutes } from './features/account/routes.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { areaRoutes } from './features/boundaries/edit-routes.ts';
import { boundariesOffline } from './features/boundaries/offline.ts';
import { boundariesRoutes } from './features/boundaries/routes.ts';
import { briefRoutes } from './features/brief/routes.ts';
import { cameraEditRoutes } from './features/cameras/edit-routes.ts';
import { camerasOffline } from './features/cameras/offline.ts';
import { camerasRoutes } from './features/cameras/routes.ts';
import { attachmentRoutes } from './features/cases/attachment-routes.ts';
import { caseworkRoutes } from './features/cases/casework-routes.ts';
import { colleagueRoutes } from './features/cases/colleague-routes.ts';
import { exportRoutes } from './features/cases/export-routes.ts';
import { figuresRoutes } from './features/cases/figures-routes.ts';
import { incidentRoutes } from './features/cases/incident-routes.ts';
import { replayRoutes } from './features/cases/replay-routes.ts';
import { casesRoutes } from './features/cases/routes.ts';
import { templateRoutes } from './features/cases/template-routes.ts';
import { caseTileRoutes } from './features/cases/tile-routes.ts';
import { citiesOffline } from './features/cities/offline.ts';
import { citiesRoutes } from './features/cities/routes.ts';
import { directionsRoutes } from './features/directions/routes.ts';
import { docsRoutes } from './features/docs/routes.ts';
import { dutyRoutes } from './features/duty/routes.ts';
import { followRoutes } from './features/follow/routes.ts';
import { guidesOffline } from './features/guides/offline.ts';
import { recordingRoutes } from './features/guides/recording-routes.ts';
import { guidesRoutes } from './features/guides/routes.ts';
import { guideTallyRoutes } from './features/guides/tally-routes.ts';
import { healthRoutes } from './features/health/routes.ts';
import { presenceRoutes } from './features/live/presence-routes.ts';
import { liveRoutes } from './features/live/routes.ts';
import { mediaRoutes } from './features/media/routes.ts';
import { modelsRoutes } from './features/models/routes.ts';
import { offlineRoutes } from './features/offline/routes.ts';
import { webManifest } from './features/offline/web-manifest.ts';
import { open311KeyRoutes } from './features/open311/key-routes.ts';
import { open311Routes } from './features/open311/routes.ts';
import { panoramasOffline } from './features/panoramas/offline.ts';
import { panoramasRoutes } from './features/panoramas/routes.ts';
import { placePagesRoutes } from './features/place-pages/page-routes.ts';
import { placePicturesRoutes } from './features/place-pages/routes.ts';
import { placeEditRoutes } from './features/places/edit-routes.ts';
import { placesOffline } from './features/places/offline.ts';
import { placesRoutes } from './features/places/routes.ts';
import { feedRoutes } from './features/reports/feed-routes.ts';
import { intakeRoutes } from './features/reports/intake-routes.ts';
import { reportsRoutes } from './features/reports/routes.ts';
import { similarRoutes } from './features/reports/similar-routes.ts';
import { reportTileRoutes } from './features/reports/tile-routes.ts';
import { trackingRoutes } from './features/reports/tracking-routes.ts';
import { rulesRoutes } from './features/rules/routes.ts';
import { routingRoutes } from './features/rules/routing-routes.ts';
import { searchOffline } from './features/search/offline.ts';
import { searchRoutes } from './features/search/routes.ts';
import { shiftLogRoutes } from './features/shift-log/routes.ts';
import { sitesRoutes } from './features/sites/routes.ts';
import { tilesRoutes } from './features/tiles/routes.ts';
import { toursOffline } from './features/tours/offline.ts';
import { ownStoryRoutes } from './features/tours/own-story-routes.ts';
import { toursRoutes } from './features/tours/routes.ts';
import { studioRoutes } from './features/tours/studio-routes.ts';
import { tourTitles } from './features/tours/tour-titles.ts';
import { AnswerCache } from './http/answer-cache.ts';
import type { AppContext, AppEnv, CityModels } from './http/context.ts';
import type { ProblemCode } from './http/contract.ts';
import { faultOf } from './http/fault.ts';
import { missingPage } from './http/missing-page.ts';
import { ProblemError, problemResponse } from './http/problem.ts';
import { requestLog } from './http/request-log.ts';
import { sameOrigin } from './http/same-origin.ts';
import { COMMON_HEADERS, HSTS } from './http/security-headers.ts';
import { webShell } from './http/web-shell.ts';

/** Longest path with query that is read. */
const URL_LIMIT = 4096;
const REFUSED: ProblemCode[] = ['forbidden', 'second-factor-missing'];
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

export interface AppParts {
  db: Database;
  config: Config;
  models: CityModels;
  log?: Logger;
  now?: () => Date;
  identify?: AppContext['identify'];
}

/** The whole server as one fetch handler: API, tiles and web. */
export function createApp({ db, config, models, log = pino({ level: config.logLevel }), now = () => new Date(), identify }: AppParts) {
  const auth = makeAuth({ db, config });
  const context: AppContext = {
    db,
    config,
    models,
    log,
    now,
    answers: new AnswerCache(db.generation),
    identify: identify ?? makeIdentify({ db, auth }),
  };
  const byHttps = config.publicUrl.startsWith('https:');
  const app = new OpenAPIHono<AppEnv>();
  app.use(requestLog(log));
  app.use(async (c, next) => {
    if (c.req.url.length > URL_LIMIT) throw new ProblemError('too-long', `An address may have ${URL_LIMIT} characters.`);
    if (!METHODS.includes(c.req.method)) throw new ProblemError('method-not-allowed', `Only ${METHODS.join(', ')}.`);
    await next();
    for (const [name, value] of Object.entries(COMMON_HEADERS)) c.res.headers.set(name, value);
    if (byHttps) c.res.headers.set('strict-transport-security', HSTS);
  });
  app.use('/api/*', sameOrigin(config.publicUrl));
  app.onError((error, c) => {
    if (error instanceof ProblemError) {
      c.set('limit', error.limit);
      // Somebody who is signed in reached for what is not theirs: worth a line; the path holds ids only.
      if (REFUSED.includes(error.code))
        log.info({ requestId: c.get('requestId'), method: c.req.method, path: c.req.path, code: error.code }, 'refused');
      return missingPage(c, error) ?? problemResponse(c, error);
    }
    // A body that is no JSON, or not said to be: told by the framework before any route runs.
    if (error instanceof HTTPException && error.status === 415) return problemResponse(c, new ProblemError('unsupported-file'));
    if (error instanceof HTTPException && error.status < 500) return problemResponse(c, new ProblemError('bad-request'));
    const fault = faultOf(error);
    log.error({ requestId: c.get('requestId'), err: error }, fault ? fault.code : 'unexpected error');
    if (fault) return problemResponse(c, fault);
    return problemResponse(c, new ProblemError('internal'));
  });
  app.notFound((c) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    return problemResponse(c, reads ? new ProblemError('not-found') : new ProblemError('method-not-allowed', 'Only GET and HEAD here.'));
  });
  const features = [
    healthRoutes,
    citiesRoutes,
    auditRoutes,
    placesRoutes,
    placeEditRoutes,
    placePicturesRoutes,
    camerasRoutes,
    cameraEditRoutes,
    casesRoutes,
    caseTileRoutes,
    colleagueRoutes,
    directionsRoutes,
    dutyRoutes,
    briefRoutes,
    templateRoutes,
    incidentRoutes,
    caseworkRoutes,
    attachmentRoutes,
    exportRoutes,
    figuresRoutes,
    replayRoutes,
    feedRoutes,
    followRoutes,
    guidesRoutes,
    () => guideTallyRoutes(context, (city) => tourTitles(context, city)),
    recordingRoutes,
    panoramasRoutes,
    toursRoutes,
    studioRoutes,
    ownStoryRoutes,
    intakeRoutes,
    liveRoutes,
    open311KeyRoutes,
    presenceRoutes,
    similarRoutes,
    reportsRoutes,
    reportTileRoutes,
    shiftLogRoutes,
    sitesRoutes,
    modelsRoutes,
    routingRoutes,
    rulesRoutes,
    trackingRoutes,
    areaRoutes,
    boundariesRoutes,
    searchRoutes,
  ];
  for (const feature of features) app.route('/', feature(context) as OpenAPIHono<AppEnv>);
  const packages = [
    citiesOffline(context),
    placesOffline(context),
    camerasOffline,
    boundariesOffline,
    guidesOffline(db),
    toursOffline(context),
    panoramasOffline(context),
    searchOffline(db),
  ];
  const asStranger = async (url: string) => {
    const answer = await app.request(url);
    return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
  };
  app.route('/', offlineRoutes(context, packages, asStranger) as OpenAPIHono<AppEnv>);
  app.route('/', accountRoutes(context, auth) as OpenAPIHono<AppEnv>);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Toàn Cảnh',
      version: '1',
      description: 'Positions are lng, lat in degrees (EPSG:4326); heights are metres above the WGS 84 ellipsoid.',
    },
    servers: [{ url: config.publicUrl }],
  });
  app.route('/', docsRoutes(context));
  app.route('/', mediaRoutes(context));
  app.route('/', open311Routes(context));
  app.route('/', placePagesRoutes(context));
  app.route('/', tilesRoutes(context));
  app.route('/', webManifest(context));
  app.route('/', webShell(context));
  return app;
}
