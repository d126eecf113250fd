/**
 * A portal in a process of its own whose clock shows another day: `node portal-on-day.ts DAY CITY TILES DATA_DIR`. The pages are those built last,
 * the tiles another portal's. Prints its address when it can be asked; ends with SIGTERM.
 */
import { symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { wakePictures } from '../cases/pictures.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { CityModelBuilds } from '../models/city-models.ts';
import { prepareDatabase } from '../server.ts';

const [day = '', city = '', tiles = '', folder = ''] = process.argv.slice(2);
const ahead = new Date(day).getTime() - Date.now();
const now = () => new Date(Date.now() + ahead);
await symlink(resolve(tiles), join(folder, 'tiles'));
const server = createServer().listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const config = readConfig({ DATA_DIR: folder, PUBLIC_URL: url, LOG_LEVEL: 'silent' });
  const db = await openDatabase(config.databaseUrl);
  const log = pino({ level: 'silent' });
  await prepareDatabase(db, log);
  const models = new CityModelBuilds({ db, config, rootDir: resolve('.'), log });
  await models.adopt(city);
  wakePictures({ db, config, log, now });
  server.on('request', getRequestListener(createApp({ db, config, models, log, now }).fetch));
  process.stdout.write(`${url}\n`);
});
