import { access, constants, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { type Logger, pino } from 'pino';
import { firstAdministratorLink } from './admin-commands/make-administrator.ts';
import { createApp } from './app.ts';
import { sweepClaims } from './auth/address-claim.ts';
import { buildWeb } from './build-web.ts';
import { escalateCases } from './cases/escalate-cases.ts';
import { forgetOld } from './cases/forget-reporter.ts';
import { fillMap } from './cases/map-cells.ts';
import { picturesAtRest, sweepMedia, wakePictures } from './cases/pictures.ts';
import { readStories } from './cases/read-stories.ts';
import { watchShifts } from './cases/watch-shifts.ts';
import { type Config, readConfig } from './config.ts';
import { type Database, openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { startFollow } from './follow/start-follow.ts';
import { TALLY_EVERY, writeTally } from './guides/tally.ts';
import { shareLimits } from './http/limits.ts';
import { startJob } from './jobs/start-job.ts';
import { closeHub } from './live/hub.ts';
import { connectBell } from './live/redis-bell.ts';
import { startMail } from './mail/start-mail.ts';
import { CityModelBuilds } from './models/city-models.ts';
import { progressBar } from './progress-bar.ts';
import { startPush } from './push/start-push.ts';
import { packIds, readPack, readVocabulary } from './seed/read-pack.ts';
import { seedCity, seedVocabulary } from './seed/seed-city.ts';

/** Milliseconds between looks for what the shift log tells by itself. */
const SHIFTS_EVERY = 5000;
/** Milliseconds; who asks for figures reads what is new besides. */
const STORIES_EVERY = 300_000;
/** Milliseconds between searches for files that no report names. */
const SWEEP_EVERY = 3_600_000;

/** Milliseconds between looks for cases that near or passed their day. */
const ESCALATE_EVERY = 60_000;

/** Milliseconds between looks for identities whose period ran out. */
const FORGET_EVERY = 3_600_000;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function writable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new Error(`the folder ${folder} cannot be written to; set DATA_DIR to one that can.`, { cause });
  }
}

/** Migrates and loads all packs. @returns the default city */
export async function prepareDatabase(db: Database, log: Logger): Promise<string> {
  const applied = await migrate(db);
  if (applied.length > 0) log.debug({ applied }, 'migrated');
  await fillMap(db, new Date());
  const vocabulary = await readVocabulary();
  const ids = await packIds();
  const packs = await Promise.all(ids.map((id) => readPack(id)));
  await seedVocabulary(db, vocabulary);
  for (const pack of packs) log.debug({ city: pack.id, counts: await seedCity(db, pack, vocabulary, new Date()) }, 'pack loaded');
  const first = ids.includes(vocabulary.portal.defaultCity) ? vocabulary.portal.defaultCity : ids[0];
  if (!first) throw new Error('there is no city in scenes/.');
  return first;
}

function listen(app: ReturnType<typeof createApp>, { port, host }: Config) {
  return new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is in use; set PORT to another one.`) : error),
    );
  });
}

/** Starts the portal and answers when it can be opened. `web: false` leaves the interface to a development server. */
export async function startServer(environment: Record<string, string | undefined>, { web = true } = {}) {
  const config = readConfig(environment);
  await writable(config.dataDir);
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const db = await openDatabase(config.databaseUrl).catch((cause) => {
    throw new Error(`the database ${config.databaseUrl} cannot be opened.`, { cause });
  });
  const models = new CityModelBuilds({ db, config, rootDir: ROOT, log });
  const first = await prepareDatabase(db, log);
  for (const city of await packIds()) await models.adopt(city);
  const closeBell = config.redisUrl ? await connectBell({ db, log, url: config.redisUrl }) : undefined;
  const closeLimits = config.redisUrl ? await shareLimits(config.redisUrl) : undefined;
  const server = await listen(createApp({ db, config, models, log }), config);
  const pictures = { db, config, log, now: () => new Date() };
  wakePictures(pictures);
  const jobs = [
    startJob(log, 'sweeping media', SWEEP_EVERY, () => sweepMedia(pictures)),
    startJob(log, 'sweeping claims to addresses', SWEEP_EVERY, () => sweepClaims(pictures)),
    startFollow({ db, config, log, now: () => new Date() }),
    startPush({ db, config, log, now: () => new Date() }),
    startJob(log, 'reading the log for the figures', STORIES_EVERY, () => readStories(db)),
    startJob(log, 'removing identities', FORGET_EVERY, () => forgetOld(pictures)),
    startJob(log, 'escalating cases', ESCALATE_EVERY, () => escalateCases(pictures)),
    startJob(log, 'writing down what was heard', TALLY_EVERY, () => writeTally(db)),
    startMail({ db, config, log, now: () => new Date() }),
    startJob(log, 'the shift log', SHIFTS_EVERY, () => watchShifts(db, new Date())),
  ];
  const stopping = new AbortController();
  const stop = async () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    closeHub(db);
    await closeBell?.();
    closeLimits?.();
    await Promise.all(jobs.map((end) => end()));
    await models.stop();
    await new Promise((done) => {
      server.close(done);
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      setTimeout(done, 5000).unref();
    });
    await picturesAtRest(db);
    await writeTally(db).catch((error) => log.error({ err: error }, 'writing down what was heard failed'));
    await db.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop().then(() => process.exit(0)));
  const bar = progressBar(process.stdout);
  const builds = [models.build(first, (stage, fraction) => bar.show(stage, fraction))];
  if (web) builds.push(buildWeb(ROOT, config.webDir, stopping.signal));
  try {
    await Promise.all(builds);
  } catch (error) {
    if (stopping.signal.aborted) return server;
    await stop();
    throw error;
  }
  bar.end();
  const link = await firstAdministratorLink({ db, config, now: new Date() }, first);
  if (link) console.log(`Nobody administers this portal yet. Become the first administrator, once, within three days: ${link}`);
  console.log(config.publicUrl);
  return server;
}
