import type { InValue, Transaction } from '@libsql/client';
import type { Category } from '../../data/contract.ts';
import { publicStatus } from '../../data/model/case-states.ts';
import type { RoutingDecision } from '../../data/model/routing.ts';
import { dayIn } from '../../data/model/validity.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Channel, HeldReason } from '../features/cases/contract.ts';
import type { NewReport } from '../features/reports/intake-contract.ts';
import { type PublicReport, reportRow } from '../features/reports/report-row.ts';
import type { KeptPhoto } from '../files/keep-photo.ts';
import { appendEvent } from '../live/append-event.ts';
import { iso, PRIORITIES } from './case-row.ts';
import { writeCaseWords } from './case-words.ts';
import type { CityRules, wardOf } from './city-rules.ts';

const SOURCE = { name: 'Phản ánh của người dân', licence: 'CC-BY-4.0' };

/** A report that was checked and routed, ready to be written. */
export interface Made {
  city: string;
  channel: Channel;
  /** User id of the member of staff who enters or splits it. */
  actor: string | null;
  /** User id of who sent it signed in. */
  sender?: string | undefined;
  photos: KeptPhoto[];
  report: NewReport;
  category: Category;
  rules: CityRules;
  id: string;
  now: Date;
  dueAt: Date;
  published: boolean;
  /** What the sender is told of it, where that is something else: nobody learns that a device is banned. */
  said?: boolean | undefined;
  height: number;
  decision: RoutingDecision;
  /** The ward or commune it lies in. */
  area: ReturnType<typeof wardOf>;
  /** Hashes of the secret link and of the client’s key; null: a part of a report that has them. */
  keys: { token: string; client: string } | null;
  /** Id of the report that it is a part of. */
  parent?: string | undefined;
  held?: HeldReason[] | undefined;
  /** Keyed hash of the device that sent it. */
  device?: string | undefined;
}

async function insert(tx: Pick<Transaction, 'execute'>, table: string, row: Record<string, InValue>): Promise<number> {
  const columns = Object.keys(row);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  return Number((await tx.execute({ sql, args: Object.values(row) })).lastInsertRowid);
}

/** Writes report, case, contact, photos, the first events and the audit entry in the transaction of whoever takes it. */
export async function writeReport(tx: Transaction, made: Made): Promise<void> {
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
    escalate_at: 0,
    updated_at: now.getTime(),
    due_at: dueAt.getTime(),
    description: report.description,
    answers: JSON.stringify(report.answers),
    lang: report.lang,
    routing: JSON.stringify({ ruleId: decision.ruleId, version: rules.rulesVersion, words: decision.words }),
    tracking: made.keys?.token ?? null,
    client_key: made.keys?.client ?? null,
    parent: made.parent ?? null,
    held: made.held && made.held.length > 0 ? JSON.stringify(made.held) : null,
    device: made.device ?? null,
  });
  const { name, email, phone } = report.contact ?? {};
  const user = (report.own && made.sender) || null;
  if (name || email || phone || user)
    await insert(tx, 'report_contact', { report: seq, name: name ?? null, email: email ?? null, phone: phone ?? null, user });
  for (const [position, photo] of photos.entries()) await insert(tx, 'report_photo', { ...photo, report: seq, kind: 'before', position });
  await writeCaseWords(tx, seq, [report.title, category.name.vi, report.description, report.address, id]);
  const facts = {
    due: dueAt.getTime(),
    published,
    priority: decision.priority,
    category: category.id,
    area,
    channel: made.channel,
    ...(made.parent ? { parent: made.parent } : {}),
    ...(made.said === undefined ? {} : { said: made.said }),
  };
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
