import { bbox, booleanPointInPolygon } from '@turf/turf';
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
  /** In force on the day that was asked about. */
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

/** The version of the rules that is in force on the day ?2: of those that have begun the one that began last, of these the newest. */
const IN_FORCE = `FROM routing_version WHERE city = ?1 AND withdrawn = 0 AND (valid_from IS NULL OR valid_from <= ?2)
  ORDER BY valid_from DESC, version DESC LIMIT 1`;

/** @param at the instant whose rules are asked for @throws ProblemError `city-unknown` */
export async function cityRules(db: Database, city: string, at = new Date()): Promise<CityRules> {
  const timeZone = await cityZone(db, city);
  const { rows } = await db.client.execute({
    sql: `SELECT (SELECT scene FROM city WHERE id = ?1) AS scene,
      (SELECT content FROM vocabulary WHERE name = 'categories') AS categories,
      (SELECT content FROM vocabulary WHERE name = 'calendar') AS calendar,
      (SELECT '[' || group_concat(content) || ']' FROM (SELECT content FROM agency WHERE city = ?1 ORDER BY seq)) AS agencies,
      (SELECT '[' || group_concat(content) || ']' FROM (SELECT content FROM area WHERE city = ?1 ORDER BY seq)) AS areas,
      (SELECT content ${IN_FORCE}) AS rules,
      (SELECT version ${IN_FORCE}) AS version`,
    args: [city, dayIn(timeZone, at)],
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

const boxes = new WeakMap<Area, readonly [number, number, number, number]>();
/** [west, south, east, north], worked out once. */
function boxOf(area: Area): readonly [number, number, number, number] {
  let box = boxes.get(area);
  if (!box) {
    box = bbox(area) as [number, number, number, number];
    boxes.set(area, box);
  }
  return box;
}

function holds(area: Area, lng: number, lat: number): boolean {
  const [w, s, e, n] = boxOf(area);
  return w <= lng && lng <= e && s <= lat && lat <= n && booleanPointInPolygon([lng, lat], area);
}

/** The areas of every level that hold a position on the day of an instant. */
export function areasAt({ areas, timeZone }: CityRules, lng: number, lat: number, at: Date): Area[] {
  const day = dayIn(timeZone, at);
  return areas.filter((area) => validOn(area.properties, day) && holds(area, lng, lat));
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
