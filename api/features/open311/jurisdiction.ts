import type { LocalText } from '../../../data/contract.ts';
import { localMinutes } from '../../../data/model/working-time.ts';
import { type CityRules, cityRules } from '../../cases/city-rules.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';

/** A city as Open311 knows it: its id is the `jurisdiction_id`. */
export interface Jurisdiction {
  city: string;
  rules: CityRules;
}

/** The city of a `jurisdiction_id`; without one the default city. @throws ProblemError `city-unknown` */
export async function jurisdictionOf({ db }: AppContext, id: string | undefined): Promise<Jurisdiction> {
  const { rows } = await db.client.execute({
    sql: 'SELECT id FROM city WHERE id = coalesce(?, id) ORDER BY sort, id LIMIT 1',
    args: [id === undefined || id === '' ? null : id],
  });
  if (!rows[0]) throw new ProblemError('city-unknown', `jurisdiction_id “${id}” was not found.`);
  const city = String(rows[0].id);
  return { city, rules: await cityRules(db, city) };
}

/** Open311 has one language: the city's own. */
export const said = (text: LocalText | undefined): string => text?.vi ?? '';

/** W3C date and time on the city's clock, with its offset. */
export function localTime(timeZone: string, instant: string): string {
  const at = new Date(instant);
  const minutes = Math.round(localMinutes(timeZone, at) - at.getTime() / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19)}${offset}`;
}
