/** A portal in this process whose clock shows another day, beside the one that all tests share: its own database, the same pages and tiles. */
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import { picturesAtRest, wakePictures } from '../../api/cases/pictures.ts';
import { readConfig } from '../../api/config.ts';
import { type Database, openDatabase } from '../../api/db/database.ts';
import { closeHub } from '../../api/live/hub.ts';
import { CityModelBuilds } from '../../api/models/city-models.ts';
import { prepareDatabase } from '../../api/server.ts';

export interface PortalOn {
  /** Its origin. */
  url: string;
  db: Database;
  /** What its clock says; it goes on. */
  now(): Date;
  /** Puts the clock on. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

export async function openPortalOn(day: Date, city: string): Promise<PortalOn> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-on-'));
  await symlink(resolve('var/test-portal/tiles'), join(folder, 'tiles'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({ DATA_DIR: folder, PUBLIC_URL: url, PORT: String(port), LOG_LEVEL: 'silent' });
  const db = await openDatabase(config.databaseUrl);
  const log = pino({ level: 'silent' });
  let ahead = day.getTime() - Date.now();
  const now = () => new Date(Date.now() + ahead);
  await prepareDatabase(db, log);
  const models = new CityModelBuilds({ db, config, rootDir: resolve('.'), log });
  await models.adopt(city);
  const app = createApp({ db, config, models, log, now });
  wakePictures({ db, config, log, now });
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await once(server, 'listening');
  return {
    url,
    db,
    now,
    advance(milliseconds) {
      ahead += milliseconds;
    },
    async close() {
      closeHub(db);
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await models.stop();
      await picturesAtRest(db);
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
