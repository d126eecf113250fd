import type { Transaction } from '@libsql/client';
import { dayIn } from '../../data/model/validity.ts';
import { addWorkingDays, serviceDays } from '../../data/model/working-time.ts';
import type { Channel } from '../features/cases/contract.ts';
import type { NewReport, Receipt } from '../features/reports/intake-contract.ts';
import type { KeptPhoto } from '../files/keep-photo.ts';
import { subscribe } from '../follow/subscribe.ts';
import type { AppContext } from '../http/context.ts';
import { ring } from '../live/wake.ts';
import { caseworkRules } from './casework-rules.ts';
import { checkReport } from './check-report.ts';
import { areasAt, cityRules, wardOf } from './city-rules.ts';
import { decideAgency } from './decide-agency.ts';
import { deviceOf, firstLook } from './first-look.ts';
import { groundAt } from './ground.ts';
import { type Proof, spendProof } from './proof.ts';
import { digest, newReportId, readReceipt, trackingToken } from './receipt.ts';
import { NO_STREETS, readStreets } from './streets.ts';
import { writeReport } from './write-report.ts';

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
  /** The device's own number, as the form sends it. */
  device?: string | undefined;
  /** Shown at once whatever the category says: an operator has looked at it. */
  publish?: boolean;
}

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
  const { rules: casework } = await caseworkRules(context.db.client, city);
  const device = deviceOf(context.config.dataDir, sending);
  const result = await context.db.transact(async (tx) => {
    const before = await readReceipt(tx, context.config.dataDir, city, clientKey);
    if (before) return { receipt: before, created: false };
    if (sending.proof) await spendProof(tx, sending.proof);
    const look = await firstLook(tx, { city, category, casework, device, text: wordsOf(report), staff: sending.publish });
    const id = newReportId(dayIn(rules.timeZone, now));
    await writeReport(tx, {
      channel: sending.channel,
      city,
      actor: sending.actor,
      sender: sending.sender,
      photos: sending.photos,
      report,
      category,
      rules,
      id,
      now,
      dueAt,
      ...look,
      device,
      height,
      decision,
      area: wardOf(areas),
      keys: { token: digest(trackingToken(context.config.dataDir, city, clientKey)), client: digest(clientKey) },
    });
    await followOwn(context, tx, { city, id, report, now });
    const receipt = await readReceipt(tx, context.config.dataDir, city, clientKey);
    if (!receipt) throw new Error('a report was written without its receipt');
    return { receipt, created: true };
  });
  if (result.created) ring(context.db);
  return result;
}

/** Tells the reporter by mail where they asked for it. */
async function followOwn(
  context: AppContext,
  tx: Transaction,
  { city, id, report, now }: { city: string; id: string; report: NewReport; now: Date },
): Promise<void> {
  const { email, updates } = report.contact ?? {};
  if (!email || !updates) return;
  const wish = { city, target: { kind: 'report' as const, id }, categories: [], pace: 'now' as const, lang: report.lang, own: true };
  await subscribe(context, tx, wish, { channel: 'mail', address: email, user: null, proven: false }, now);
}

/** Everything that was written in it. */
const wordsOf = ({ title, description, address, answers }: NewReport) =>
  [title, description, address, ...Object.values(answers).flat()].filter((text) => typeof text === 'string').join('\n');
