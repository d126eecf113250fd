import type { AppContext } from '../http/context.ts';
import { areasAt, type CityRules, cityRules, wardOf } from './city-rules.ts';

/** How long a city's areas are taken to stay as they are: a limit need not know of a new border at once. Milliseconds. */
const KEPT = 30_000;

/** Finds the ward or commune of the day that a position stands in, without reading the city's areas for every report. */
export function wardFinder({ db, now }: Pick<AppContext, 'db' | 'now'>) {
  const kept = new Map<string, { until: number; rules: Promise<CityRules> }>();
  return async (city: string, lng: number, lat: number): Promise<string | null> => {
    const at = now();
    let found = kept.get(city);
    if (!found || found.until < at.getTime()) {
      found = { until: at.getTime() + KEPT, rules: cityRules(db, city, at) };
      kept.set(city, found);
      // What failed is asked again.
      found.rules.catch(() => kept.delete(city));
    }
    return wardOf(areasAt(await found.rules, lng, lat, at));
  };
}
