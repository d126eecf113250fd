import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type AppParts, createApp } from '../app.ts';
import { picturesAtRest } from '../cases/pictures.ts';
import { type Config, readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { CityModelBuilds } from '../models/city-models.ts';
import { type Pack, readVocabulary } from '../seed/read-pack.ts';
import { seedCity, seedVocabulary } from '../seed/seed-city.ts';

/** A whole portal on a database and folder of its own. `now` is what its clock says. */
export async function makePortal(
  packs: Pack[],
  { now = new Date('2026-01-14T03:00:00Z'), config: change = {} as Partial<Config>, identify = undefined as AppParts['identify'] } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  const config: Config = {
    ...readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', PROOF_COST: '1' }),
    webDir: join(folder, 'web'),
    passwordRounds: 1,
    ...change,
  };
  const db = await openDatabase(config.databaseUrl);
  await migrate(db);
  const vocabulary = await readVocabulary();
  await seedVocabulary(db, vocabulary);
  for (const pack of packs) await seedCity(db, pack, vocabulary, now);
  const log = pino({ level: 'silent' });
  const models = new CityModelBuilds({ db, config, rootDir: folder, log });
  const clock = { now };
  const app = createApp({ db, config, models, log, now: () => clock.now, ...(identify ? { identify } : {}) });
  return {
    app,
    db,
    config,
    models,
    folder,
    vocabulary,
    clock,
    /** The parsed JSON of a path, with the status. */
    async get(path: string, headers: Record<string, string> = {}) {
      const response = await app.request(path, { headers });
      const text = await response.text();
      return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined };
    },
    async close() {
      await models.stop();
      await picturesAtRest(db);
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type Portal = Awaited<ReturnType<typeof makePortal>>;
