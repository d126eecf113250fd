import type { RoutingRule } from '../../../data/contract.ts';
import { ringCrosses } from '../../../data/model/ring-crosses.ts';
import type { CityRules } from '../../cases/city-rules.ts';
import { type FieldError, ProblemError } from '../../http/problem.ts';

/** What is wrong with rules that have the right shape; fields are `rules.<index>.<field>`, messages words that the page translates. */
export function ruleFaults(rules: readonly RoutingRule[], { agencies, areas, categories }: CityRules): FieldError[] {
  const known = (list: { id: string }[]) => new Set(list.map(({ id }) => id));
  const [agencyIds, areaIds, categoryIds] = [known(agencies), known(areas), known(categories)];
  const questions = new Set(categories.flatMap((category) => category.questions.map(({ id }) => id)));
  const seen = new Set<string>();
  const faults: FieldError[] = [];
  for (const [i, { id, agencyId, when, validFrom, validTo }] of rules.entries()) {
    const fault = (field: string, message: string) => faults.push({ field: `rules.${i}.${field}`, message });
    if (seen.has(id)) fault('id', 'id-twice');
    seen.add(id);
    if (!agencyIds.has(agencyId)) fault('agencyId', 'unknown-agency');
    if (validFrom && validTo && validFrom >= validTo) fault('validTo', 'ends-before');
    // A list without an entry would never hold; it is left out instead.
    for (const name of ['categories', 'areas', 'words', 'weekdays'] as const)
      if (when[name]?.length === 0) fault(`when.${name}`, 'empty-list');
    if (when.categories?.some((one) => !categoryIds.has(one))) fault('when.categories', 'unknown-category');
    if (when.areas?.some((one) => !areaIds.has(one))) fault('when.areas', 'unknown-area');
    if (when.words?.some((word) => word.trim() === '')) fault('when.words', 'empty-word');
    if (when.minutes && when.minutes[0] === when.minutes[1]) fault('when.minutes', 'no-time');
    if (Object.keys(when.answers ?? {}).some((question) => !questions.has(question))) fault('when.answers', 'unknown-question');
    const ring = when.polygon;
    if (!ring) continue;
    if (ring[0]?.join() !== ring.at(-1)?.join()) fault('when.polygon', 'ring-open');
    else if (ringCrosses(ring)) fault('when.polygon', 'ring-crosses');
  }
  return faults;
}

/** @throws ProblemError `bad-request` that names every fault */
export function checkRules(rules: readonly RoutingRule[], city: CityRules): void {
  const errors = ruleFaults(rules, city);
  if (errors.length > 0) throw new ProblemError('bad-request', errors.map((x) => `${x.field}: ${x.message}`).join('; '), errors);
}
