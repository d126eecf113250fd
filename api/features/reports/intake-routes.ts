import { createRoute, z } from '@hono/zod-openapi';
import { wakePictures } from '../../cases/pictures.ts';
import { checkProof, makeChallenge } from '../../cases/proof.ts';
import { readReceipt } from '../../cases/receipt.ts';
import { reportLimits } from '../../cases/report-limits.ts';
import { sendReport } from '../../cases/send-report.ts';
import { wardFinder } from '../../cases/ward-finder.ts';
import { cityZone } from '../../db/city-zone.ts';
import { jsonPart } from '../../files/json-part.ts';
import { clientKeyOf, dropPhotos, keepPhotos, readForm } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { CityParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { NewReport, Receipt } from './intake-contract.ts';

const challenge = createRoute({
  method: 'get',
  path: '/api/cities/{city}/reports/challenge',
  summary: 'A check against machines (ALTCHA); its solution goes into the header x-altcha',
  tags: ['reports'],
  request: { params: CityParam },
  responses: changes(
    z.object({ parameters: z.record(z.string(), z.unknown()), signature: z.string() }),
    'A challenge, good for 20 minutes',
  ),
});
const send = createRoute({
  method: 'post',
  path: '/api/cities/{city}/reports',
  summary:
    'Sends a report: a form with the part `report` (JSON) and up to five parts `photo`; headers Idempotency-Key and x-altcha, and x-device where the client has a number of its own',
  tags: ['reports'],
  request: { params: CityParam },
  responses: { ...changes(Receipt, 'The receipt that this key was given before'), 201: changes(Receipt, 'Written')[200] },
});

export function intakeRoutes(context: AppContext) {
  const { db, config, identify } = context;
  const limits = reportLimits(config);
  const wardOf = wardFinder(context);
  const noStore = { 'cache-control': 'no-store' };
  return router()
    .openapi(challenge, async (c) => {
      await cityZone(db, c.req.valid('param').city);
      const { parameters, signature = '' } = await makeChallenge(context);
      return c.json({ parameters: { ...parameters }, signature }, 200, noStore);
    })
    .openapi(send, async (c) => {
      const { city } = c.req.valid('param');
      await cityZone(db, city);
      const clientKey = clientKeyOf(c);
      const before = await readReceipt(db.client, config.dataDir, city, clientKey);
      if (before) return c.json(before, 200, noStore);
      const limited = await limits.begin(c);
      const proof = await checkProof(context, c.req.header('x-altcha'));
      const form = await readForm(c);
      const report = await jsonPart(form, 'report', NewReport);
      const sender = report.own ? (await identify(c.req.raw))?.userId : undefined;
      const bytes = form.getAll('photo').reduce((sum, file) => sum + (typeof file === 'string' ? 0 : file.size), 0);
      const { position } = report;
      const ward = await wardOf(city, position[0], position[1]);
      await limits.take({ ...limited, account: sender }, { city, ward, position }, bytes);
      const photos = await keepPhotos(context, form);
      const device = c.req.header('x-device');
      const sent = await sendReport(context, { city, report, channel: 'web', clientKey, photos, proof, actor: null, sender, device }).catch(
        async (error) => {
          await dropPhotos(context, photos);
          throw error;
        },
      );
      if (!sent.created) await dropPhotos(context, photos);
      if (photos.length > 0) wakePictures(context);
      return c.json(sent.receipt, sent.created ? 201 : 200, noStore);
    });
}
