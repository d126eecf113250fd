import { type Context, Hono } from 'hono';
import { wakePictures } from '../../cases/pictures.ts';
import { digest } from '../../cases/receipt.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import type { AppContext, AppEnv } from '../../http/context.ts';
import { limiter } from '../../http/limits.ts';
import { ProblemError } from '../../http/problem.ts';
import { documentAnswer, errorAnswer, type Format, listAnswer } from './answer.ts';
import { jurisdictionOf } from './jurisdiction.ts';
import type { Open311Key } from './keys.ts';
import { postRequest } from './post-request.ts';
import { postUpdate } from './post-update.ts';
import { readRequests } from './read-requests.ts';
import { readUpdates } from './read-updates.ts';
import { definitionOf, isService, serviceOf } from './services.ts';

const BASE = '/open311/v2';
/** Day of the last change of what this interface is. */
const CHANGESET = '2026-11-22T00:00:00+07:00';

/** `name.json` in two; any other ending is no address of ours. */
function fileOf(c: Context): { name: string; format: Format } {
  const match = /^(.{1,200})\.(json|xml)$/.exec(decodeURIComponent(c.req.path.split('/').at(-1) ?? ''));
  if (!match) throw new ProblemError('not-found', 'Ask for .json or .xml.');
  return { name: match[1] ?? '', format: match[2] === 'xml' ? 'xml' : 'json' };
}

/** GeoReport v2 for foreign clients: the public's reading of reports, and a way to send them. */
export function open311Routes(context: AppContext) {
  const { config, db, log } = context;
  const perAddress = limiter({ name: 'open311-send', points: config.reportsPerHour, duration: 3600 });
  const reads = limiter({ name: 'open311-read', points: 600, duration: 60 });
  /** Updates from one address, so that keys are not guessed. */
  const tries = limiter({ name: 'open311-update', points: 3000, duration: 3600 });
  const keyed = new Map<number, ReturnType<typeof limiter>>();
  /** What a key may send in an hour, as it was made. */
  const perKey = async (key: Open311Key | null) => {
    if (!key?.perHour) return;
    const counted = keyed.get(key.perHour) ?? limiter({ name: `open311-key-${key.perHour}`, points: key.perHour, duration: 3600 });
    keyed.set(key.perHour, counted);
    await counted(key.id);
  };
  const address = (c: Context) => addressPrefix(clientAddress(c, config.trustedHops));
  const jurisdiction = (c: Context) => jurisdictionOf(context, c.req.query('jurisdiction_id'));
  const app = new Hono<AppEnv>();
  app.onError((error, c) => {
    const format = /\.xml$/.test(c.req.path) ? 'xml' : 'json';
    if (error instanceof ProblemError) {
      c.set('limit', error.limit);
      return errorAnswer(c, format, error);
    }
    log.error({ requestId: c.get('requestId'), err: error }, 'unexpected error');
    return errorAnswer(c, format, new ProblemError('internal'));
  });
  app.use(`${BASE}/*`, async (c, next) => {
    if (c.req.method === 'GET') await reads(address(c));
    await next();
  });
  app.get(`${BASE}/:file{discovery\\..+}`, async (c) => {
    const { format } = fileOf(c);
    const endpoint = {
      specification: 'http://wiki.open311.org/GeoReport_v2',
      url: `${config.publicUrl}${BASE}`,
      changeset: CHANGESET,
      type: 'production',
    };
    const formats = ['text/xml', 'application/json'];
    const head = { changeset: CHANGESET, contact: config.publicUrl, key_service: config.publicUrl };
    const json = { ...head, endpoints: [{ ...endpoint, formats }] };
    return documentAnswer(c, format, 'discovery', json, {
      ...head,
      endpoints: { endpoint: [{ ...endpoint, formats: { format: formats } }] },
    });
  });
  app.get(`${BASE}/:file{services\\..+}`, async (c) => {
    const { format } = fileOf(c);
    const { rules } = await jurisdiction(c);
    return listAnswer(c, format, ['services', 'service'], rules.categories.filter(isService).map(serviceOf));
  });
  app.get(`${BASE}/services/:file`, async (c) => {
    const { name, format } = fileOf(c);
    const { rules } = await jurisdiction(c);
    const category = rules.categories.find((one) => one.id === name && isService(one));
    if (!category) throw new ProblemError('not-found', `service_code “${name}” was not found.`);
    const { json, xml } = definitionOf(category);
    return documentAnswer(c, format, 'service_definition', json, xml);
  });
  app.get(`${BASE}/:file{requests\\..+}`, async (c) => {
    const { format } = fileOf(c);
    return listAnswer(c, format, ['service_requests', 'request'], await readRequests(context, await jurisdiction(c), c.req.query()));
  });
  app.get(`${BASE}/requests/:file`, async (c) => {
    const { name, format } = fileOf(c);
    const rows = await readRequests(context, await jurisdiction(c), { service_request_id: name });
    if (rows.length === 0) throw new ProblemError('not-found', `service_request_id “${name}” was not found.`);
    return listAnswer(c, format, ['service_requests', 'request'], rows);
  });
  app.post(`${BASE}/:file{requests\\..+}`, async (c) => {
    const { format } = fileOf(c);
    await perAddress(address(c));
    const answer = await postRequest(context, c, perKey);
    wakePictures(context);
    return listAnswer(c, format, ['service_requests', 'request'], [answer], 201);
  });
  app.post(`${BASE}/:file{servicerequestupdates\\..+}`, async (c) => {
    const { format } = fileOf(c);
    await tries(address(c));
    return listAnswer(c, format, ['request_updates', 'request_update'], [await postUpdate(context, c, perKey)], 201);
  });
  app.get(`${BASE}/:file{servicerequestupdates\\..+}`, async (c) => {
    const { format } = fileOf(c);
    return listAnswer(c, format, ['request_updates', 'request_update'], await readUpdates(context, await jurisdiction(c), c.req.query()));
  });
  app.get(`${BASE}/tokens/:file`, async (c) => {
    const { name, format } = fileOf(c);
    const { city } = await jurisdiction(c);
    // Requests get their id at once, so a token is either such an id or the secret of a tracking link.
    const { rows } = await db.client.execute({
      sql: `SELECT c.id FROM report_case c JOIN report r ON r.seq = c.report WHERE c.city = ? AND ((c.id = ? AND r.published = 1) OR c.tracking = ?)`,
      args: [city, name, digest(name)],
    });
    if (!rows[0]) throw new ProblemError('not-found', 'The token was not found.');
    return listAnswer(c, format, ['service_requests', 'request'], [{ token: name, service_request_id: String(rows[0].id) }]);
  });
  app.all(`${BASE}/*`, () => {
    throw new ProblemError('not-found', 'There is nothing here.');
  });
  return app;
}
