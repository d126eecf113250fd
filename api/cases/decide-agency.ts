import type { Area, RoutingRule } from '../../data/contract.ts';
import { type RoutingDecision, type RoutingWords, routeReport } from '../../data/model/routing.ts';
import type { CityRules } from './city-rules.ts';
import type { Streets } from './streets.ts';

/** What a report says of itself, as the rules are asked about it. */
export interface AskedReport {
  categoryId: string;
  title: string;
  description: string;
  address?: string | undefined;
  answers: Readonly<Record<string, string | number | string[]>>;
  /** [lng, lat], degrees EPSG:4326. */
  position: readonly [number, number];
  /** Those that hold the position on the day, of every level. */
  areas: readonly Area[];
  at: Date;
}

const words = new WeakMap<CityRules, RoutingWords>();
/** Names by id, looked up once for many reports. */
function wordsOf(rules: CityRules): RoutingWords {
  let found = words.get(rules);
  if (!found) {
    const categories = new Map(rules.categories.map((one) => [one.id, one.name]));
    const areas = new Map(rules.areas.map((one) => [one.id, one.properties.name]));
    const agencies = new Map(rules.agencies.map((one) => [one.id, one]));
    found = { category: (id) => categories.get(id), area: (id) => areas.get(id), agency: (id) => agencies.get(id) };
    words.set(rules, found);
  }
  return found;
}

/** Who takes a report. The one place where rules are asked: for a new report, for a try, for a dry run. @param by rules instead of those in force */
export function decideAgency(
  rules: CityRules,
  streets: Streets,
  report: AskedReport,
  by: readonly RoutingRule[] = rules.rules,
): RoutingDecision {
  const { categoryId, title, description, address, answers, position, areas, at } = report;
  const asked = {
    categoryId,
    position,
    metresTo: (street: string) => streets.metresTo(street, position),
    areas: areas.map((area) => area.id),
    text: `${title} ${description} ${address ?? ''}`,
    answers,
    at,
    timeZone: rules.timeZone,
  };
  return routeReport(by, asked, wordsOf(rules));
}
