import type { InValue, Transaction } from '@libsql/client';
import type { Category } from '../../data/contract.ts';
import { publicStatus } from '../../data/model/case-states.ts';
import type { RoutingDecision } from '../../data/model/routing.ts';
import { dayIn } from '../../data/model/validity.ts';
import { addWorkingDays, serviceDays } from '../../data/model/working-time.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Channel } from '../features/cases/contract.ts';
import type { NewReport, Receipt } from '../features/reports/intake-contract.ts';
import { type PublicReport, reportRow } from '../features/reports/report-row.ts';
import type { KeptPhoto } from '../files/keep-photo.ts';
import { subscribe } from '../follow/subscribe.ts';
import type { AppContext } from '../http/context.ts';
import { appendEvent } from '../live/append-event.ts';
import { ring } from '../live/wake.ts';
import { iso, PRIORITIES } from './case-row.ts';
import { writeCaseWords } from './case-words.ts';
import { checkReport } from './check-report.ts';
import { areasAt, type CityRules, cityRules, wardOf } from './city-rules.ts';
import { decideAgency } from './decide-agency.ts';
import { groundAt } from './ground.ts';
import { type Proof, spendProof } from './proof.ts';
import { digest, newReportId, readReceipt, trackingToken } from './receipt.ts';
import { NO_STREETS, readStreets } from './streets.ts';

export interface Sending {
  city: string;
  report: NewReport;
  channel: Channel;
  /** The same key makes one report, however often it is sent. */
  clientKey: string;
  /** Already written and synced; without a row they are swept away. */
  photos: KeptPhoto[];
  /** Null: who sends it needs none (staff, Open311 keys). */
  proof: Proof | null;
  /** User id of the operator who enters it. */
  actor: string | null;
  /** User id of who sent it signed in; kept beside the contact where the report asks for it. */
  sender?: string | undefined;
  /** Shown at once whatever the category says: an operator has looked at it. */
  publish?: boolean;
}

const SOURCE = { name: 'Phản ánh của người dân', licence: 'CC-BY-4.0' };

/** Takes a report: checks, routes, sets its day, writes all of it or nothing. @returns the receipt, and whether it was made now */
export async function sendReport(context: AppContext, sending: Sending): Promise<{ receipt: Receipt; created: boolean }> {
  const { city, clientKey } = sending;
  const now = context.now();
  const rules = await cityRules(context.db, city, now);
  const { report, category } = checkReport(rules, sending.report);
  const [lng, lat, picked] = report.position;
  const height = picked ?? (await groundAt(context, city, lng, lat));
  const areas = areasAt(rules, lng, lat, now);
  const streets = rules.rules.some((rule) => rule.when.road) ? await readStreets(context.config.dataDir, city) : NO_STREETS;
  const decision = decideAgency(rules, streets, { ...report, position: [lng, lat], areas, at: now });
  const dueAt = addWorkingDays(rules.calendar, rules.timeZone, now, serviceDays(category.days, decision.priority));
  const published = sending.publish ?? category.moderation === 'after';
  const result = await context.db.transact(async (tx) => {
    const before = await readReceipt(tx, context.config.dataDir, city, clientKey);
    if (before) return { receipt: before, created: false };
    if (sending.proof) await spendProof(tx, sending.proof);
    const id = newReportId(dayIn(rules.timeZone, now));
    const made = {
      ...sending,
      report,
      category,
      rules,
      id,
      now,
      dueAt,
      published,
      height,
      decision,
      area: wardOf(areas),
      token: digest(trackingToken(context.config.dataDir, city, clientKey)),
    };
    await writeReport(tx, made);
    await followOwn(context, tx, made);
    const receipt = await readReceipt(tx, context.config.dataDir, city, clientKey);
    if (!receipt) throw new Error('a report was written without its receipt');
    return { receipt, created: true };
  });
  if (result.created) ring(context.db);
  return result;
}

/** Tells the reporter by mail where they asked for it. */
async function followOwn(context: AppContext, tx: Transaction, { city, id, report, now }: Made): Promise<void> {
  const { email, updates } = report.contact ?? {};
  if (!email || !updates) return;
  const wish = { city, target: { kind: 'report' as const, id }, categories: [], pace: 'now' as const, lang: report.lang, own: true };
  await subscribe(context, tx, wish, { channel: 'mail', address: email, user: null, proven: false }, now);
}

interface Made extends Sending {
  report: NewReport;
  category: Category;
  rules: CityRules;
  id: string;
  now: Date;
  dueAt: Date;
  published: boolean;
  height: number;
  decision: RoutingDecision;
  /** The ward or commune it lies in. */
  area: ReturnType<typeof wardOf>;
  token: string;
}

async function insert(tx: Pick<Transaction, 'execute'>, table: string, row: Record<string, InValue>): Promise<number> {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number((await tx.execute({ sql, args: Object.values(row) })).lastInsertRowid);
}

async function writeReport(tx: Transaction, made: Made): Promise<void> {
  const { city, id, report, category, rules, now, dueAt, published, height, decision, area, actor, photos } = made;
  const [lng, lat] = report.position;
  const state = decision.agencyId === null ? 'received' : 'forwarded';
  const shown: PublicReport = {
    id,
    categoryId: category.id,
    title: report.title ? { vi: report.title } : category.name,
    position: [lng, lat],
    ...(report.address ? { address: { vi: report.address } } : {}),
    status: publicStatus(state),
    createdAt: iso(now.getTime()),
    updatedAt: iso(now.getTime()),
    dueAt: iso(dueAt.getTime()),
    agencyId: decision.agencyId ?? undefined,
    accuracy: 'approximate',
    source: { ...SOURCE, date: dayIn(rules.timeZone, now) },
  };
  const seq = await insert(tx, 'report', {
    ...reportRow(shown, category, height),
    city,
    area_id: area,
    content_hash: '',
    origin: 'portal',
    published: published ? 1 : 0,
    picked: report.position.length === 3 ? 1 : 0,
    updated_at: iso(now.getTime()),
  });
  await insert(tx, 'report_case', {
    report: seq,
    city,
    id,
    category: category.id,
    state,
    priority: PRIORITIES.indexOf(decision.priority),
    agency: decision.agencyId,
    area,
    channel: made.channel,
    received_at: now.getTime(),
    updated_at: now.getTime(),
    due_at: dueAt.getTime(),
    description: report.description,
    answers: JSON.stringify(report.answers),
    lang: report.lang,
    routing: JSON.stringify({ ruleId: decision.ruleId, version: rules.rulesVersion, words: decision.words }),
    tracking: made.token,
    client_key: digest(made.clientKey),
  });
  const { name, email, phone } = report.contact ?? {};
  const user = (report.own && made.sender) || null;
  if (name || email || phone || user)
    await insert(tx, 'report_contact', { report: seq, name: name ?? null, email: email ?? null, phone: phone ?? null, user });
  for (const [position, photo] of photos.entries()) await insert(tx, 'report_photo', { ...photo, report: seq, kind: 'before', position });
  await writeCaseWords(tx, seq, [report.title, category.name.vi, report.description, report.address, id]);
  const facts = { due: dueAt.getTime(), published, priority: decision.priority, category: category.id, area, channel: made.channel };
  const event = { city, report: id, at: now, actor };
  await appendEvent(tx, { ...event, kind: 'received', visibility: 'public', to: 'received', agency: decision.agencyId, data: facts });
  if (decision.agencyId !== null)
    await appendEvent(tx, {
      ...event,
      actor: null,
      kind: 'routed',
      visibility: 'public',
      from: 'received',
      to: 'forwarded',
      agency: decision.agencyId,
      data: { rule: decision.ruleId },
    });
  const fields = { category: category.id, agency: decision.agencyId, rule: decision.ruleId, photos: photos.length, channel: made.channel };
  await appendAudit(tx, { actor, action: 'send:report', city, entity: 'report', entityId: id, fields }, now);
}
