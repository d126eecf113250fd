import { isClosed, wholeState } from '../../../data/model/case-states.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { addWorkingDays, serviceDays } from '../../../data/model/working-time.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { SplitCase } from '../../features/cases/contract.ts';
import { NewReport } from '../../features/reports/intake-contract.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { type ChangeParts, changeCase } from '../change-case.ts';
import { cleanText } from '../check-report.ts';
import { areasAt, categoryOf, wardOf } from '../city-rules.ts';
import { decideAgency } from '../decide-agency.ts';
import { inState } from '../in-state.ts';
import { newReportId } from '../receipt.ts';
import { readStreets, type Streets } from '../streets.ts';
import { writeReport } from '../write-report.ts';

/**
 * Makes several cases of one report, each with its own category, text and route. The report itself leaves its agency and goes as they go; its
 * reporter follows all of them by the one link.
 */
export async function splitCase(context: AppContext, who: Identity | null, seen: CaseRow, input: SplitCase): Promise<void> {
  const identity = authorize(who, 'arrange:case', targetOf(seen));
  const { version, parts } = SplitCase.parse(input);
  const streets = await readStreets(context.config.dataDir, seen.city);
  await changeCase(context, seen, { actor: identity.userId, action: 'split:case', based: version }, async (change) => {
    const { row, rules, now } = change;
    if (isClosed(row.state)) throw new ProblemError('move-not-allowed', 'A closed report is not split; reopen it first.');
    if (row.parts.total > 0) throw new ProblemError('move-not-allowed', 'It was split before.');
    if (row.parent !== null) throw new ProblemError('move-not-allowed', 'It is a part itself; split the whole instead.');
    const dues = [];
    for (const part of parts) dues.push(await writePart(change, { actor: identity.userId, streets }, part));
    const whole = {
      ...inState(row, wholeState(['received']), rules, now),
      agency: null,
      assignee: null,
      dueAt: Math.max(...dues),
      // From now on those in charge are told of its parts.
      escalated: 0 as const,
    };
    return { row: whole, event: { kind: 'split', visibility: 'public', data: { parts: parts.length } }, fields: { parts: parts.length } };
  });
}

/** @returns when the part is due, milliseconds since 1970: its own term from the day the report came, but no less than a working day */
async function writePart(
  { tx, row, rules, now }: ChangeParts,
  { actor, streets }: { actor: string; streets: Streets },
  { categoryId, title, description }: ReturnType<typeof SplitCase.parse>['parts'][number],
): Promise<number> {
  const category = categoryOf(rules, categoryId);
  const [lng, lat, height] = row.position;
  const { rows } = await tx.execute({
    sql: 'SELECT r.picked, c.lang, c.answers, c.category FROM report r JOIN report_case c ON c.report = r.seq WHERE r.seq = ?',
    args: [row.seq],
  });
  const from = rows[0];
  const report = NewReport.parse({
    categoryId,
    title: cleanText(title).replace(/\s+/g, ' '),
    description: cleanText(description),
    position: from?.picked === 1 ? [lng, lat, height] : [lng, lat],
    ...(row.address?.vi ? { address: row.address.vi } : {}),
    // The same questions have the same answers.
    answers: from?.category === categoryId ? JSON.parse(String(from.answers)) : {},
    lang: String(from?.lang ?? 'vi'),
  });
  const areas = areasAt(rules, lng, lat, now);
  const decision = decideAgency(rules, streets, { ...report, position: [lng, lat], areas, at: now });
  const days = serviceDays(category.days, decision.priority);
  const asked = addWorkingDays(rules.calendar, rules.timeZone, new Date(row.receivedAt), days);
  const least = addWorkingDays(rules.calendar, rules.timeZone, now, 1);
  const dueAt = asked > least ? asked : least;
  await writeReport(tx, {
    city: row.city,
    channel: row.channel,
    actor,
    photos: [],
    report,
    category,
    rules,
    id: newReportId(dayIn(rules.timeZone, now)),
    now,
    dueAt,
    // An operator wrote it; whether the public sees it was decided for the whole.
    published: row.published,
    height,
    decision,
    area: wardOf(areas),
    keys: null,
    parent: row.id,
  });
  return dueAt.getTime();
}
