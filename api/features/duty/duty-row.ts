import type { Row, Transaction } from '@libsql/client';
import { dayIn } from '../../../data/model/validity.ts';
import { localMinutes } from '../../../data/model/working-time.ts';
import type { Reader } from '../../cases/case-row.ts';
import { ProblemError } from '../../http/problem.ts';
import type { DutyShift } from './contract.ts';

/** A shift as it is kept; instants are milliseconds since 1970. */
export interface DutyRow {
  id: string;
  city: string;
  agency: string | null;
  person: { id: string; name: string };
  startsAt: number;
  endsAt: number;
  series: string | null;
}

export const DUTY_COLUMNS = 'd.id, d.city, d.agency, d.user_id, u.name, d.starts_at, d.ends_at, d.series';
export const DUTY_TABLES = 'duty_shift d JOIN user u ON u.id = d.user_id';

export const dutyRow = (row: Row): DutyRow => ({
  id: String(row.id),
  city: String(row.city),
  agency: row.agency === null ? null : String(row.agency),
  person: { id: String(row.user_id), name: String(row.name) },
  startsAt: Number(row.starts_at),
  endsAt: Number(row.ends_at),
  series: row.series === null ? null : String(row.series),
});

export const dutyShift = ({ id, agency, person, startsAt, endsAt, series }: DutyRow): DutyShift => ({
  id,
  agencyId: agency,
  person,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  repeated: series !== null,
});

/** @throws ProblemError `not-found` */
export async function readDuty(db: Reader, city: string, id: string): Promise<DutyRow> {
  const { rows } = await db.execute({ sql: `SELECT ${DUTY_COLUMNS} FROM ${DUTY_TABLES} WHERE d.city = ? AND d.id = ?`, args: [city, id] });
  if (!rows[0]) throw new ProblemError('not-found', `There is no shift “${id}” in this city.`);
  return dutyRow(rows[0]);
}

/**
 * One person cannot be in two places.
 * @param but ids of shifts that do not count
 * @throws ProblemError `move-not-allowed`
 */
export async function assertFree(
  tx: Pick<Transaction, 'execute'>,
  { city, personId, timeZone, but = [] }: { city: string; personId: string; timeZone: string; but?: string[] },
  shifts: readonly { startsAt: number; endsAt: number }[],
): Promise<void> {
  const [first, last] = [Math.min(...shifts.map((s) => s.startsAt)), Math.max(...shifts.map((s) => s.endsAt))];
  const { rows } = await tx.execute({
    sql: `SELECT d.id, d.starts_at, d.ends_at, u.name FROM ${DUTY_TABLES} WHERE d.user_id = ? AND d.city = ? AND d.ends_at > ? AND d.starts_at < ?`,
    args: [personId, city, first, last],
  });
  const taken = rows.find(
    (row) => !but.includes(String(row.id)) && shifts.some((s) => s.startsAt < Number(row.ends_at) && Number(row.starts_at) < s.endsAt),
  );
  if (!taken) return;
  const clock = (at: number) => {
    const minutes = Math.floor(localMinutes(timeZone, new Date(at))) % 1440;
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };
  const [from, to] = [Number(taken.starts_at), Number(taken.ends_at)];
  throw new ProblemError(
    'move-not-allowed',
    `${taken.name} is on duty already on ${dayIn(timeZone, new Date(from))}, ${clock(from)} to ${clock(to)}.`,
    [{ field: 'personId', message: 'is on duty then' }],
  );
}
