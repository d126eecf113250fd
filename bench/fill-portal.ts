/**
 * `node bench/fill-portal.ts [city] [count]`: fills the city of the portal in DATA_DIR with generated reports, to see how it does with many.
 * Only while the portal is stopped, and only for trying out: they stay there.
 */
import { readConfig } from '../api/config.ts';
import { openDatabase } from '../api/db/database.ts';
import { readPack } from '../api/seed/read-pack.ts';
import { makeCrowd } from './make-crowd.ts';

const [, , city = 'son-la', count = '100000'] = process.argv;
const { scene, agencies, areas } = await readPack(city);
const config = readConfig(process.env);
const db = await openDatabase(config.databaseUrl);
const { rows } = await db.client.execute(`SELECT value ->> '$.id' AS id FROM vocabulary, json_each(content) WHERE name = 'categories'`);
const began = performance.now();
await makeCrowd(db, {
  city,
  count: Number(count),
  centre: scene.centre,
  spread: 0.05,
  agencies: agencies.map(({ id }) => id),
  areas: areas.filter(({ properties }) => !properties.validTo).map(({ id }) => id),
  categories: rows.map(({ id }) => String(id)),
  now: new Date(),
  days: 300,
});
await db.close();
console.log(`${count} reports in ${Math.round((performance.now() - began) / 1000)} s`);
