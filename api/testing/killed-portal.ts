/** A portal in a process of its own, to be killed: `node killed-portal.ts DATA_DIR`. Prints its port when it can be asked. */
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { wakePictures } from '../cases/pictures.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { CityModelBuilds } from '../models/city-models.ts';
import { readVocabulary } from '../seed/read-pack.ts';
import { seedCity, seedVocabulary } from '../seed/seed-city.ts';
import { makePack } from './make-pack.ts';

const config = readConfig({ DATA_DIR: process.argv[2], LOG_LEVEL: 'silent', PROOF_COST: '1', REPORTS_PER_HOUR: '999999' });
const db = await openDatabase(config.databaseUrl);
await migrate(db);
const vocabulary = await readVocabulary();
await seedVocabulary(db, vocabulary);
await seedCity(db, makePack('mot'), vocabulary, new Date());
const log = pino({ level: 'silent' });
const models = new CityModelBuilds({ db, config, rootDir: config.dataDir, log });
const app = createApp({ db, config, models, log });
wakePictures({ db, config, log, now: () => new Date() });
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`${port}\n`));
