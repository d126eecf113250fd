import type { Database } from '../db/database.ts';
import { appendShiftEntry, type NewShiftEntry } from './shift-entry.ts';

/** Entries of the event log looked at in one turn. */
const PAGE = 2000;

/**
 * Writes down what nobody has to: shifts of the operations centre's roster that began or ended, and cases that came as urgent or became it.
 * May run in several processes: what was told is not told again. @returns how many lines were written
 */
export async function watchShifts(db: Database, now: Date): Promise<number> {
  const found = await lookFor(db.client, now.getTime());
  // Nothing to tell and nothing read in vain: no write.
  if (found.entries.length === 0 && found.eventSeq - found.before < PAGE / 2) return 0;
  return db.transact(async (tx) => {
    const { entries, eventSeq } = await lookFor(tx, now.getTime());
    let written = 0;
    for (const entry of entries) if ((await appendShiftEntry(tx, entry)) !== null) written += 1;
    await tx.execute({ sql: 'UPDATE shift_watch SET event_seq = ?, duty_until = max(duty_until, ?)', args: [eventSeq, now.getTime()] });
    return written;
  });
}

async function lookFor(
  db: Pick<Database['client'], 'execute'>,
  now: number,
): Promise<{ entries: NewShiftEntry[]; eventSeq: number; before: number }> {
  const watch = (await db.execute('SELECT event_seq, duty_until FROM shift_watch')).rows[0];
  const [before, until] = [Number(watch?.event_seq ?? 0), Number(watch?.duty_until ?? now)];
  const [events, shifts] = await Promise.all([
    db.execute({
      sql: `SELECT max(seq) OVER () AS last, seq, city, report, at, kind, data ->> '$.priority' AS priority
        FROM (SELECT * FROM report_event WHERE seq > ? ORDER BY seq LIMIT ?) ORDER BY seq`,
      args: [before, PAGE],
    }),
    db.execute({
      sql: `SELECT city, user_id, starts_at AS at, 'start' AS kind FROM duty_shift WHERE agency IS NULL AND starts_at > ?1 AND starts_at <= ?2
        UNION ALL SELECT city, user_id, ends_at, 'end' FROM duty_shift WHERE agency IS NULL AND ends_at > ?1 AND ends_at <= ?2 ORDER BY at, kind`,
      args: [until, now],
    }),
  ]);
  const urgent = events.rows.filter(({ kind, priority }) => priority === 'urgent' && (kind === 'received' || kind === 'assigned'));
  return {
    before,
    eventSeq: Number(events.rows[0]?.last ?? before),
    entries: [
      ...urgent.map((row) => ({
        city: String(row.city),
        at: Number(row.at),
        kind: 'urgent' as const,
        actor: null,
        report: String(row.report),
      })),
      ...shifts.rows.map((row) => ({
        city: String(row.city),
        at: Number(row.at),
        kind: row.kind === 'start' ? ('start' as const) : ('end' as const),
        actor: String(row.user_id),
      })),
    ],
  };
}
