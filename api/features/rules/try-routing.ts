import { addWorkingDays, serviceDays } from '../../../data/model/working-time.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { areasAt, categoryOf, cityRules } from '../../cases/city-rules.ts';
import { decideAgency } from '../../cases/decide-agency.ts';
import { readStreets } from '../../cases/streets.ts';
import type { AppContext } from '../../http/context.ts';
import { checkRules } from './check-rules.ts';
import type { TryAnswer, TryRouting } from './contract.ts';

/** Where a made-up report would go, by a draft and by the rules in force. Nothing is written. @throws ProblemError as `authorize`; `bad-request` */
export async function tryRouting(
  { db, config, now }: AppContext,
  identity: Identity | null,
  { city, rules, report }: TryRouting & { city: string },
): Promise<TryAnswer> {
  authorize(identity, 'edit:routing', { city });
  const known = await cityRules(db, city, now());
  checkRules(rules, known);
  const category = categoryOf(known, report.categoryId);
  const at = new Date(report.at);
  const [lng, lat] = report.position;
  const areas = areasAt(known, lng, lat, at);
  const { text, ...rest } = report;
  const asked = { ...rest, title: text, description: '', areas, at };
  const streets = await readStreets(config.dataDir, city);
  const draft = decideAgency(known, streets, asked, rules);
  return {
    draft,
    live: decideAgency(known, streets, asked),
    areas: areas.map(({ id }) => id),
    dueAt: addWorkingDays(known.calendar, known.timeZone, at, serviceDays(category.days, draft.priority)).toISOString(),
  };
}
