import type { Client, Row } from '@libsql/client';
import type { LocalText } from '../../data/contract.ts';
import { type CaseState, isClosed } from '../../data/model/case-states.ts';
import type { Target } from '../../data/model/rights.ts';
import type { CaseSummary, Channel, HeldReason, Priority } from '../features/cases/contract.ts';
import type { PublicReport } from '../features/reports/report-row.ts';
import { ProblemError } from '../http/problem.ts';

export type Reader = Pick<Client, 'execute'>;
export const PRIORITIES: readonly Priority[] = ['urgent', 'high', 'normal'];

/** A case with its report, as the verbs see it. Instants are milliseconds since 1970. */
export interface CaseRow {
  /** `report.seq` */
  seq: number;
  city: string;
  id: string;
  version: number;
  state: CaseState;
  category: string;
  priority: Priority;
  agency: string | null;
  area: string | null;
  assignee: { id: string; name: string } | null;
  channel: Channel;
  receivedAt: number;
  updatedAt: number;
  dueAt: number;
  pausedAt: number | null;
  published: boolean;
  photos: number;
  /** Id of the report that it was split from. */
  parent: string | null;
  /** Its own parts, where it was split. */
  parts: { total: number; closed: number };
  incident: { id: string; title: string } | null;
  /** 0: not; 1: near its day; 2: past it. */
  escalated: 0 | 1 | 2;
  /** Why somebody has to look at it. */
  held: HeldReason[];
  /** [lng, lat, metres above the WGS 84 ellipsoid] */
  position: [number, number, number];
  title: LocalText;
  address: LocalText | undefined;
}

export const CASE_COLUMNS = `c.report AS seq, c.city, c.id, c.version, c.state, c.category, c.priority, c.agency, c.area, c.assignee, c.channel,
  c.received_at, c.updated_at, c.due_at, c.paused_at, r.published, r.lng, r.lat, r.height, r.name, r.detail,
  c.parent, c.incident, c.escalated, c.held,
  (SELECT i.title FROM incident i WHERE i.city = c.city AND i.id = c.incident) AS incident_title,
  (SELECT count(*) * 1000 + sum(k.closed) FROM report_case k WHERE k.city = c.city AND k.parent = c.id) AS parts,
  (SELECT count(*) FROM report_photo p WHERE p.report = c.report AND p.state <> 'removed') AS photos,
  (SELECT u.name FROM user u WHERE u.id = c.assignee) AS assignee_name`;
export const CASE_TABLES = 'report_case c CROSS JOIN report r ON r.seq = c.report';

const textOrNull = (value: unknown) => (value === null || value === undefined ? null : String(value));

export function caseRow(row: Row): CaseRow {
  const assignee = textOrNull(row.assignee);
  const address = textOrNull(row.detail);
  return {
    seq: Number(row.seq),
    city: String(row.city),
    id: String(row.id),
    version: Number(row.version),
    state: String(row.state) as CaseState,
    category: String(row.category),
    priority: PRIORITIES[Number(row.priority)] ?? 'normal',
    agency: textOrNull(row.agency),
    area: textOrNull(row.area),
    assignee: assignee === null ? null : { id: assignee, name: String(row.assignee_name ?? '') },
    channel: String(row.channel) as Channel,
    receivedAt: Number(row.received_at),
    updatedAt: Number(row.updated_at),
    dueAt: Number(row.due_at),
    pausedAt: row.paused_at === null ? null : Number(row.paused_at),
    published: row.published === 1,
    photos: Number(row.photos),
    parent: textOrNull(row.parent),
    parts: { total: Math.floor(Number(row.parts ?? 0) / 1000), closed: Number(row.parts ?? 0) % 1000 },
    incident: row.incident === null ? null : { id: String(row.incident), title: String(row.incident_title ?? '') },
    escalated: Number(row.escalated) as CaseRow['escalated'],
    held: row.held === null ? [] : (JSON.parse(String(row.held)) as HeldReason[]),
    position: [Number(row.lng), Number(row.lat), Number(row.height)],
    title: JSON.parse(String(row.name)) as LocalText,
    address: address === null ? undefined : (JSON.parse(address) as LocalText),
  };
}

/** @throws ProblemError `not-found` */
export async function readCase(db: Reader, city: string, id: string): Promise<CaseRow> {
  const sql = `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.city = ? AND c.id = ?`;
  const { rows } = await db.execute({ sql, args: [city, id] });
  if (!rows[0]) throw new ProblemError('not-found', `There is no case “${id}” in this city.`);
  return caseRow(rows[0]);
}

/** What the public knows of a report, as it is stored. */
export async function readPublic(db: Reader, seq: number): Promise<PublicReport> {
  const { rows } = await db.execute({ sql: 'SELECT content FROM report WHERE seq = ?', args: [seq] });
  return JSON.parse(String(rows[0]?.content)) as PublicReport;
}

/** What rights are asked about. */
export const targetOf = ({ city, agency, area }: CaseRow): Target => ({ city, agency, area });

/** Past its day and nobody has closed it. While the clock stands still it does not become late. */
export const isLate = ({ closed, dueAt, pausedAt }: { closed: boolean; dueAt: number; pausedAt: number | null }, now: Date): boolean =>
  !closed && dueAt < (pausedAt ?? now.getTime());

export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function caseSummary(row: CaseRow, now: Date): CaseSummary {
  const { id, version, state, category, title, position, address, area, agency, assignee, priority, channel, published, photos } = row;
  return {
    id,
    version,
    state,
    categoryId: category,
    title,
    position,
    ...(address ? { address } : {}),
    areaId: area,
    agencyId: agency,
    assignee,
    priority,
    channel,
    receivedAt: iso(row.receivedAt),
    updatedAt: iso(row.updatedAt),
    dueAt: iso(row.dueAt),
    late: isLate({ closed: isClosed(row.state), dueAt: row.dueAt, pausedAt: row.pausedAt }, now),
    published,
    photos,
    ...(row.parent === null ? {} : { parentId: row.parent }),
    ...(row.parts.total === 0 ? {} : { parts: row.parts }),
    ...(row.incident === null ? {} : { incident: row.incident }),
    ...(row.escalated === 0 ? {} : { escalated: row.escalated }),
    ...(row.held.length === 0 ? {} : { held: row.held }),
  };
}
