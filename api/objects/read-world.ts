import type { LocalText, PlaceKind } from '../../data/contract.ts';
import { cityRules } from '../cases/city-rules.ts';
import type { Database } from '../db/database.ts';
import type { World } from './object-kind.ts';

/** What a city's objects are checked against, as it stands now. @throws ProblemError `city-unknown` */
export async function readWorld(db: Database, city: string): Promise<World> {
  const rules = await cityRules(db, city);
  const [words, scene, places] = await Promise.all([
    db.client.execute(`SELECT name, content FROM vocabulary WHERE name IN ('kinds', 'facts')`),
    db.client.execute({ sql: `SELECT scene ->> '$.languages' AS languages FROM city WHERE id = ?`, args: [city] }),
    db.client.execute({ sql: 'SELECT id, kind FROM place WHERE city = ?', args: [city] }),
  ]);
  const word = <T>(name: string, none: T) => {
    const row = words.rows.find((one) => one.name === name);
    return row ? (JSON.parse(String(row.content)) as T) : none;
  };
  const said = JSON.parse(String(scene.rows[0]?.languages ?? '[]')) as string[];
  return {
    city,
    rules,
    languages: ['vi', ...said.filter((lang) => lang !== 'vi')],
    kinds: word<PlaceKind[]>('kinds', []),
    factLabels: word<Record<string, LocalText>>('facts', {}),
    placeKinds: new Map(places.rows.map((row) => [String(row.id), String(row.kind)])),
  };
}
