import type { CaseState } from '../../data/model/case-states.ts';
import { can } from '../../data/model/rights.ts';
import type { Identity } from '../auth/identity.ts';
import { type CaseDetail, type CaseEvent, CaseRef, type Photo } from '../features/cases/contract.ts';
import type { AppContext } from '../http/context.ts';
import { readAttachments } from './attachments.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, caseSummary, iso, type Reader, readCase, targetOf } from './case-row.ts';
import { movesOf } from './move-rules.ts';
import { type PhotoReader, readPhotos } from './photo-address.ts';
import { samePhotos } from './picture-hash.ts';

/** The history of a case, oldest first. @param visibility `public`: what the reporter may read */
export async function readHistory(db: Reader, { city, id }: CaseRow, visibility: 'public' | 'staff'): Promise<CaseEvent[]> {
  const { rows } = await db.execute({
    sql: `SELECT e.seq, e.at, e.kind, e.actor, (SELECT name FROM user WHERE id = e.actor) AS name, e.visibility, e.from_state, e.to_state, e.agency, e.text
      FROM report_event e WHERE e.city = ? AND e.report = ? ${visibility === 'public' ? `AND e.visibility = 'public'` : ''} ORDER BY e.seq`,
    args: [city, id],
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: iso(Number(row.at)),
    kind: String(row.kind) as CaseEvent['kind'],
    actor: row.actor === null ? null : { id: String(row.actor), name: String(row.name ?? '') },
    visibility: String(row.visibility) as CaseEvent['visibility'],
    ...(row.from_state === null ? {} : { from: String(row.from_state) as CaseState }),
    ...(row.to_state === null ? {} : { to: String(row.to_state) as CaseState }),
    ...(row.agency === null ? {} : { agencyId: String(row.agency) }),
    ...(row.text === null ? {} : { text: String(row.text) }),
  }));
}

/** The reporter, who follows their own, is not counted: it would tell that they left an address. */
const FOLLOWERS = `(SELECT count(*) FROM subscription s WHERE s.city = c.city AND s.report = c.id AND s.own = 0 AND s.confirmed_at IS NOT NULL)`;

/** The whole of a part and the parts of a whole, as far as the reader may see them. */
async function readFamily({ db, now }: AppContext, { grants }: Identity, row: CaseRow): Promise<Pick<CaseDetail, 'whole' | 'split'>> {
  if (row.parent === null && row.parts.total === 0) return {};
  const { rows } = await db.client.execute({
    sql: `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.city = ? AND (c.id = ? OR c.parent = ?) ORDER BY c.report`,
    args: [row.city, row.parent, row.id],
  });
  const seen = rows.map(caseRow).filter((one) => can(grants, 'read:case', targetOf(one)));
  const refs = seen.map((one) => CaseRef.parse(caseSummary(one, now())));
  const whole = refs.find(({ id }) => id === row.parent);
  const split = refs.filter(({ id }) => id !== row.parent);
  return { ...(whole ? { whole } : {}), ...(split.length > 0 ? { split } : {}) };
}

/** Photos that came before, and the device: what a moderator weighs. */
async function readSuspicion(
  { db, now }: AppContext,
  { grants }: Identity,
  { seq, city }: CaseRow,
): Promise<Pick<CaseDetail, 'samePhotos' | 'device'>> {
  const [photos, devices] = await Promise.all([
    db.client.execute({ sql: 'SELECT phash FROM report_photo WHERE report = ? AND phash IS NOT NULL', args: [seq] }),
    db.client.execute({
      sql: `SELECT (SELECT count(*) FROM report_case o WHERE o.city = c.city AND o.device = c.device AND o.report <> c.report) AS others,
        EXISTS (SELECT 1 FROM banned_device b WHERE b.city = c.city AND b.device = c.device) AS banned
        FROM report_case c WHERE c.report = ? AND c.device IS NOT NULL`,
      args: [seq],
    }),
  ]);
  const same = (await Promise.all(photos.rows.map(({ phash }) => samePhotos(db.client, city, seq, String(phash))))).flat();
  const ids = [...new Set(same.map(({ report }) => report))].slice(0, MOST_SAME);
  const rows = await Promise.all(ids.map((id) => readCase(db.client, city, id)));
  const seen = rows.filter((row) => can(grants, 'read:case', targetOf(row))).map((row) => CaseRef.parse(caseSummary(row, now())));
  const device = devices.rows[0];
  return {
    ...(seen.length > 0 ? { samePhotos: seen } : {}),
    ...(device ? { device: { others: Number(device.others), banned: device.banned === 1 } } : {}),
  };
}
/** Reports with the same photo that are named. */
const MOST_SAME = 5;

/** A case as this member of staff may see it: the reporter's identity for who may read it only. */
export async function readDetail(context: AppContext, identity: Identity, row: CaseRow, reader: PhotoReader): Promise<CaseDetail> {
  const { client } = context.db;
  const { rows } = await client.execute({
    sql: `SELECT c.description, c.answers, c.routing, p.name, p.email, p.phone, ${FOLLOWERS} AS followers FROM report_case c
      LEFT JOIN report_contact p ON p.report = coalesce((SELECT w.report FROM report_case w WHERE w.city = c.city AND w.id = c.parent), c.report) WHERE c.report = ?`,
    args: [row.seq],
  });
  const more = rows[0];
  const target = targetOf(row);
  const allowed = (permission: Parameters<typeof can>[1]) => can(identity.grants, permission, target);
  const contact = (['name', 'email', 'phone'] as const).flatMap((key) => (more?.[key] ? [[key, String(more[key])]] : []));
  const history = await readHistory(client, row, 'staff');
  const pictures: Photo[] = await readPhotos(context, row, reader);
  return {
    ...caseSummary(row, context.now()),
    description: String(more?.description ?? ''),
    answers: JSON.parse(String(more?.answers ?? '{}')) as CaseDetail['answers'],
    pictures,
    routing: more?.routing ? (JSON.parse(String(more.routing)) as CaseDetail['routing']) : null,
    // An agency reads its own names and nobody else's.
    history: allowed('assign:case') ? history : history.map((e) => (e.actor && e.actor.id !== identity.userId ? { ...e, actor: null } : e)),
    moves: movesOf(identity, row),
    mayAssign: allowed('assign:case'),
    mayModerate: allowed('moderate:report'),
    followers: Number(more?.followers ?? 0),
    mayArrange: allowed('arrange:case'),
    attachments: await readAttachments(client, row),
    ...(await readFamily(context, identity, row)),
    ...(allowed('moderate:report') ? await readSuspicion(context, identity, row) : {}),
    ...(allowed('read:reporter') && contact.length > 0 ? { reporter: Object.fromEntries(contact) as CaseDetail['reporter'] } : {}),
  };
}
