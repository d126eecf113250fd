import { ProblemError } from '../http/problem.ts';
import type { Database } from './database.ts';

const known = new WeakMap<Database, { generation: number; zones: Map<string, string> }>();

/** The time zone of a city. @throws ProblemError `city-unknown` */
export async function cityZone(db: Database, city: string): Promise<string> {
  let memory = known.get(db);
  if (!memory || memory.generation !== db.generation()) {
    const generation = db.generation();
    const { rows } = await db.client.execute('SELECT id, time_zone FROM city');
    memory = { generation, zones: new Map(rows.map((row) => [String(row.id), String(row.time_zone)])) };
    known.set(db, memory);
  }
  const zone = memory.zones.get(city);
  if (zone === undefined) throw new ProblemError('city-unknown', `There is no city “${city}” here.`);
  return zone;
}
