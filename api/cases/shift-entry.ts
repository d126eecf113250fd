import type { Row, Transaction } from '@libsql/client';
import type { LocalText } from '../../data/contract.ts';
import { fold } from '../../data/model/fold.ts';
import type { ShiftEntry } from '../features/shift-log/contract.ts';
import { iso, type Reader } from './case-row.ts';
import { caseMatch } from './case-words.ts';

export interface NewShiftEntry {
  city: string;
  /** Milliseconds since 1970. */
  at: number;
  kind: ShiftEntry['kind'];
  actor: string | null;
  text?: string | undefined;
  report?: string | undefined;
  refers?: number | undefined;
}

/** Writes a line of the shift log; what was told already is not told again. @returns its number, or null */
export async function appendShiftEntry(tx: Pick<Transaction, 'execute'>, entry: NewShiftEntry): Promise<number | null> {
  const { city, at, kind, actor, text, report, refers } = entry;
  const { rows } = await tx.execute({
    sql: 'INSERT OR IGNORE INTO shift_entry (city, at, kind, actor, text, report, refers) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq',
    args: [city, at, kind, actor, text ?? null, report ?? null, refers ?? null],
  });
  if (!rows[0]) return null;
  const seq = Number(rows[0].seq);
  // Entries without words are found by their case.
  const words = [text, report].map((part) => fold(part ?? '')).join(' ');
  await tx.execute({ sql: 'INSERT INTO shift_text (rowid, words) VALUES (?, ?)', args: [seq, words] });
  return seq;
}

const SELECT = `SELECT e.seq, e.at, e.kind, e.actor, u.name AS actor_name, e.text, e.report, r.name AS title, e.refers,
    s.actor AS signer, su.name AS signer_name, s.at AS signed_at
  FROM shift_entry e LEFT JOIN user u ON u.id = e.actor LEFT JOIN report r ON r.city = e.city AND r.id = e.report
    LEFT JOIN shift_entry s ON s.refers = e.seq AND s.kind = 'signed' LEFT JOIN user su ON su.id = s.actor`;

const shiftEntry = (row: Row): ShiftEntry => ({
  seq: Number(row.seq),
  at: iso(Number(row.at)),
  kind: String(row.kind) as ShiftEntry['kind'],
  actor: row.actor === null ? null : { id: String(row.actor), name: String(row.actor_name ?? '') },
  ...(row.text === null ? {} : { text: String(row.text) }),
  ...(row.title === null ? {} : { case: { id: String(row.report), title: JSON.parse(String(row.title)) as LocalText } }),
  ...(row.refers === null ? {} : { refers: Number(row.refers) }),
  ...(row.signer === null
    ? {}
    : { signed: { by: { id: String(row.signer), name: String(row.signer_name ?? '') }, at: iso(Number(row.signed_at)) } }),
});

export interface ShiftQuery {
  city: string;
  /** Milliseconds since 1970, [from, to). */
  from?: number | undefined;
  to?: number | undefined;
  q?: string | undefined;
  limit: number;
  /** Place after which to go on: time and number of the last entry. */
  before?: readonly [at: number, seq: number] | undefined;
}

/** Entries, newest first. @returns also the place of the last one where there are more */
export async function readShiftEntries(
  db: Reader,
  query: ShiftQuery,
): Promise<{ entries: ShiftEntry[]; next: [number, number] | undefined }> {
  const { city, from, to, q, limit, before } = query;
  const where: { sql: string; args: (string | number)[] }[] = [{ sql: 'e.city = ?', args: [city] }];
  if (from !== undefined) where.push({ sql: 'e.at >= ?', args: [from] });
  if (to !== undefined) where.push({ sql: 'e.at < ?', args: [to] });
  if (before) where.push({ sql: '(e.at, e.seq) < (?, ?)', args: [...before] });
  const match = q === undefined ? undefined : caseMatch(q);
  if (match === null) return { entries: [], next: undefined };
  if (match) where.push({ sql: 'e.seq IN (SELECT rowid FROM shift_text WHERE shift_text MATCH ?)', args: [match] });
  const { rows } = await db.execute({
    sql: `${SELECT} WHERE ${where.map((one) => one.sql).join(' AND ')} ORDER BY e.at DESC, e.seq DESC LIMIT ?`,
    args: [...where.flatMap((one) => one.args), limit + 1],
  });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { entries: shown.map(shiftEntry), next: last && [Number(last.at), Number(last.seq)] };
}

/** One entry; undefined where there is none of that number in the city. */
export async function readShiftEntry(db: Reader, city: string, seq: number): Promise<ShiftEntry | undefined> {
  const { rows } = await db.execute({ sql: `${SELECT} WHERE e.city = ? AND e.seq = ?`, args: [city, seq] });
  return rows[0] && shiftEntry(rows[0]);
}

/** The newest handover if nobody has signed it. */
export async function pendingHandover(db: Reader, city: string): Promise<ShiftEntry | null> {
  const { rows } = await db.execute({
    sql: `${SELECT} WHERE e.city = ? AND e.kind = 'handover' ORDER BY e.at DESC, e.seq DESC LIMIT 1`,
    args: [city],
  });
  const entry = rows[0] && shiftEntry(rows[0]);
  return entry && !entry.signed ? entry : null;
}
