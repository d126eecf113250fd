import { booleanPointInPolygon } from '@turf/turf';
import { z } from 'zod';
import { Agency, Area, Category, RoutingRule, WorkCalendar } from '../../data/contract.ts';
import { dayIn, validOn } from '../../data/model/validity.ts';
import { cityZone } from '../db/city-zone.ts';
import type { Database } from '../db/database.ts';
import { ProblemError } from '../http/problem.ts';

/** What decides about a city's reports, as it stands in the database. */
export interface CityRules {
  timeZone: string;
  /** [west, south, east, north], degrees EPSG:4326. */
  extent: [number, number, number, number];
  categories: Category[];
  agencies: Agency[];
  areas: Area[];
  rules: RoutingRule[];
  rulesVersion: number;
  calendar: WorkCalendar;
}

const parsed = new Map<string, { text: string; value: unknown }>();
/** Parses a text again only when it is another one. */
function once<T extends z.ZodType>(key: string, text: string, schema: T): z.output<T> {
  const found = parsed.get(key);
  if (found?.text === text) return found.value as z.output<T>;
  const value = schema.parse(JSON.parse(text));
  parsed.set(key, { text, value });
  return value;
}

const Extents = z.object({ extent: z.tuple([z.number(), z.number(), z.number(), z.number()]) });

/** @throws ProblemError `city-unknown` */
export async function cityRules(db: Database, city: string): Promise<CityRules> {
  const timeZone = await cityZone(db, city);
  const { rows } = await db.client.execute({
    sql: `SELECT (SELECT scene FROM city WHERE id = ?1) AS scene,
      (SELECT content FROM vocabulary WHERE name = 'categories') AS categories,
      (SELECT content FROM vocabulary WHERE name = 'calendar') AS calendar,
      (SELECT '[' || group_concat(content) || ']' FROM (SELECT content FROM agency WHERE city = ?1 ORDER BY seq)) AS agencies,
      (SELECT '[' || group_concat(content) || ']' FROM (SELECT content FROM area WHERE city = ?1 ORDER BY seq)) AS areas,
      (SELECT content FROM routing WHERE city = ?1) AS rules,
      (SELECT version FROM routing WHERE city = ?1) AS version`,
    args: [city],
  });
  const row = rows[0];
  const text = (name: string) => String(row?.[name] ?? '[]');
  return {
    timeZone,
    extent: once(`${city} scene`, text('scene'), Extents).extent,
    categories: once('categories', text('categories'), z.array(Category)),
    calendar: once('calendar', text('calendar'), WorkCalendar),
    agencies: once(`${city} agencies`, text('agencies'), z.array(Agency)),
    areas: once(`${city} areas`, text('areas'), z.array(Area)),
    rules: once(`${city} rules`, text('rules'), z.array(RoutingRule)),
    rulesVersion: Number(row?.version ?? 0),
  };
}

/** The areas of every level that hold a position on the day of an instant. */
export function areasAt({ areas, timeZone }: CityRules, lng: number, lat: number, at: Date): Area[] {
  const day = dayIn(timeZone, at);
  return areas.filter((area) => validOn(area.properties, day) && booleanPointInPolygon([lng, lat], area));
}

/** The ward or commune among areas. */
export const wardOf = (areas: Area[]): string | null =>
  areas.find(({ properties }) => properties.level === 'ward' || properties.level === 'commune')?.id ?? null;

/** @throws ProblemError 400 */
export function categoryOf({ categories }: CityRules, id: string): Category {
  const category = categories.find((one) => one.id === id);
  if (!category) throw new ProblemError('bad-request', `There is no category “${id}”.`, [{ field: 'categoryId', message: 'unknown' }]);
  return category;
}
