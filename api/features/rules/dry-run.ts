import { setImmediate } from 'node:timers/promises';
import type { Row } from '@libsql/client';
import { LocalText } from '../../../data/contract.ts';
import type { RoutingDecision } from '../../../data/model/routing.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { areasAt, type CityRules, cityRules } from '../../cases/city-rules.ts';
import { type AskedReport, decideAgency } from '../../cases/decide-agency.ts';
import { readStreets } from '../../cases/streets.ts';
import type { AppContext } from '../../http/context.ts';
import { checkRules } from './check-rules.ts';
import { DRY_RUN_LIMIT, DRY_RUN_NAMED, type DryReport, type DryRun, type DryRunAnswer } from './contract.ts';

/** Reports looked at before others get a turn. */
const TURN = 50;

const textOf = (json: unknown): LocalText | undefined => (json === null ? undefined : LocalText.parse(JSON.parse(String(json))));
const joined = (text: LocalText | undefined): string => Object.values(text ?? {}).join(' ');

/** A report as it was asked about when it came; its texts as they are now. */
function askedOf(row: Row, rules: CityRules): AskedReport & { name: LocalText } {
  const at = new Date(Number(row.received_at));
  const [lng, lat] = [Number(row.lng), Number(row.lat)];
  const name = textOf(row.name) ?? { vi: '' };
  const category = rules.categories.find(({ id }) => id === row.category);
  return {
    categoryId: String(row.category),
    name,
    // Who wrote no title got the category's name as one, which the rules never saw.
    title: category && JSON.stringify(category.name) === row.name ? '' : joined(name),
    description: String(row.description),
    address: joined(textOf(row.detail)),
    answers: JSON.parse(String(row.answers)) as AskedReport['answers'],
    position: [lng, lat],
    areas: areasAt(rules, lng, lat, at),
    at,
  };
}

/**
 * What a draft would do to the reports of the past days, against the rules in force, both asked as for a report that comes in: the
 * newest first, ten thousand at most. Nothing is written.
 * @throws ProblemError as `authorize`; `city-unknown`; `bad-request` that names what is wrong with the draft
 */
export async function dryRun(
  { db, config, now }: AppContext,
  identity: Identity | null,
  { city, rules: draft, days }: DryRun & { city: string },
): Promise<DryRunAnswer> {
  authorize(identity, 'edit:routing', { city });
  const at = now();
  const rules = await cityRules(db, city, at);
  checkRules(draft, rules);
  const streets = await readStreets(config.dataDir, city);
  const { rows } = await db.client.execute({
    sql: `SELECT c.id, c.category, c.received_at, c.description, c.answers, c.area, r.name, r.detail, r.lng, r.lat
      FROM report_case c CROSS JOIN report r ON r.seq = c.report
      WHERE c.city = ? AND c.received_at >= ? ORDER BY c.received_at DESC LIMIT ?`,
    args: [city, at.getTime() - days * 86_400_000, DRY_RUN_LIMIT + 1],
  });
  const taken = new Map(draft.map(({ id }) => [id, 0]));
  const moves = new Map<string, DryRunAnswer['moves'][number]>();
  const answer: DryRunAnswer = {
    tried: 0,
    more: rows.length > DRY_RUN_LIMIT,
    agencyChanged: 0,
    priorityChanged: 0,
    untaken: 0,
    newlyUntaken: 0,
    moves: [],
    taken: [],
    changes: [],
    left: [],
  };
  const name = (list: DryReport[], row: Row, asked: ReturnType<typeof askedOf>, live: RoutingDecision, after: RoutingDecision) => {
    if (list.length >= DRY_RUN_NAMED) return;
    const areaId = row.area === null ? null : String(row.area);
    list.push({
      id: String(row.id),
      title: asked.name,
      receivedAt: asked.at.toISOString(),
      categoryId: asked.categoryId,
      areaId,
      live,
      draft: after,
    });
  };
  for (const row of rows.slice(0, DRY_RUN_LIMIT)) {
    const asked = askedOf(row, rules);
    const [live, after] = [decideAgency(rules, streets, asked), decideAgency(rules, streets, asked, draft)];
    answer.tried += 1;
    if (answer.tried % TURN === 0) await setImmediate();
    if (after.ruleId !== null) taken.set(after.ruleId, (taken.get(after.ruleId) ?? 0) + 1);
    if (live.priority !== after.priority) answer.priorityChanged += 1;
    if (after.agencyId === null) {
      answer.untaken += 1;
      if (live.agencyId !== null) answer.newlyUntaken += 1;
      name(answer.left, row, asked, live, after);
    }
    if (live.agencyId === after.agencyId) continue;
    answer.agencyChanged += 1;
    const key = `${live.agencyId} ${after.agencyId}`;
    const move = moves.get(key) ?? { from: live.agencyId, to: after.agencyId, count: 0 };
    move.count += 1;
    moves.set(key, move);
    name(answer.changes, row, asked, live, after);
  }
  answer.moves = [...moves.values()].sort((a, b) => b.count - a.count);
  answer.taken = [...taken].map(([ruleId, count]) => ({ ruleId, count }));
  return answer;
}
