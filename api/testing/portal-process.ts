/**
 * A portal in a process of its own, to be killed and starved: `node portal-process.ts DATA_DIR`, configured by the environment. It prints its
 * port when it can be asked. The header `x-as: operator` makes a request an operator's.
 */
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { makeAuth } from '../auth/make-auth.ts';
import { makeIdentify } from '../auth/make-identify.ts';
import { wakePictures } from '../cases/pictures.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { connectBell } from '../live/redis-bell.ts';
import { CityModelBuilds } from '../models/city-models.ts';
import { readVocabulary } from '../seed/read-pack.ts';
import { seedCity, seedVocabulary } from '../seed/seed-city.ts';
import { makePack } from './make-pack.ts';
import { identifyBy, makeIdentity } from './send-report.ts';

const config = readConfig({
  LOG_LEVEL: 'silent',
  PROOF_COST: '1',
  REPORTS_PER_HOUR: '999999',
  ...process.env,
  DATA_DIR: process.argv[2],
});
const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
const db = await openDatabase(config.databaseUrl);
await migrate(db);
const vocabulary = await readVocabulary();
await seedVocabulary(db, vocabulary);
const agencies = [
  { id: 'office', name: { vi: 'Ủy ban' } },
  { id: 'works', name: { vi: 'Đô thị' } },
];
const routing = [{ id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
await seedCity(db, makePack('mot', { agencies, routing }), vocabulary, new Date());
const models = new CityModelBuilds({ db, config, rootDir: config.dataDir, log });
const signedIn = makeIdentify({ db, auth: makeAuth({ db, config }) });
const named = identifyBy({ operator: makeIdentity('ioc-operator') });
const identify = async (request: Request) => (await named(request)) ?? signedIn(request);
if (config.redisUrl) await connectBell({ db, log, url: config.redisUrl });
const app = createApp({ db, config, models, log, identify });
wakePictures({ db, config, log, now: () => new Date() });
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`));

// As a service manager ends it; a profile that was asked for is written then.
process.once('SIGTERM', () => process.exit(0));
