import type { Client } from '@libsql/client';
import { packIds, readVocabulary } from '../seed/read-pack.ts';
import { CommandError } from './run-command.ts';

/** The city that the portal opens with. @throws CommandError where the database has none */
export async function defaultCity(client: Client): Promise<string> {
  const { portal } = await readVocabulary();
  const { rows } = await client.execute({ sql: 'SELECT id FROM city ORDER BY id = ? DESC, sort, id LIMIT 1', args: [portal.defaultCity] });
  const city = rows[0]?.id ?? (await packIds())[0];
  if (city === undefined || city === null) throw new CommandError('There is no city yet: start the portal once (npm start).');
  return String(city);
}
