import type { Transaction } from '@libsql/client';
import { isClosed } from '../../data/model/case-states.ts';
import { originalKey } from '../files/keep-photo.ts';
import { mediaStore } from '../files/media-store.ts';
import type { AppContext } from '../http/context.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow } from './case-row.ts';
import { writeCaseWords } from './case-words.ts';
import { caseworkRules } from './casework-rules.ts';
import { type Change, type ChangeParts, changeCase, changeCases } from './change-case.ts';
import { categoryOf } from './city-rules.ts';
import { sizeKey } from './pictures.ts';

type Parts = Pick<AppContext, 'db' | 'config' | 'now' | 'log'>;
const DAY = 86_400_000;
/** Cases in one turn of the job. */
const PAGE = 200;

interface Forgetting {
  /** Whether what the reporter wrote goes too: title, description, answers, address, reasons and comments. */
  texts: boolean;
  /** Why, for the audit log: a period ran out, the reporter asked, an account was deleted. */
  why: 'retention' | 'asked' | 'account';
}

/**
 * Takes the reporter's identity off a case, in the transaction of the change: contact, account, device, and what was written. Events keep what
 * figures are made of; photos lose what was sent with `stripOriginals`.
 */
async function forget({ tx, row, rules, now }: ChangeParts, { texts, why }: Forgetting): Promise<Change> {
  await forgetFollower(tx, row);
  const { rowsAffected: contacts } = await tx.execute({ sql: 'DELETE FROM report_contact WHERE report = ?', args: [row.seq] });
  await tx.execute({ sql: 'UPDATE report_case SET device = NULL, forgotten_at = ? WHERE report = ?', args: [now.getTime(), row.seq] });
  const category = categoryOf(rules, row.category);
  if (texts) await forgetTexts(tx, row, category.name.vi);
  const { rows } = await tx.execute({ sql: 'SELECT count(*) AS n FROM report_photo WHERE report = ? AND original = 1', args: [row.seq] });
  const facts = { forgotten: true, why, contact: contacts > 0, texts, photos: Number(rows[0]?.n) };
  return {
    row: texts ? { ...row, title: category.name, held: [] } : row,
    event: { kind: 'edited', visibility: 'staff', data: facts },
    fields: facts,
  };
}

/** The reporter's own subscription and, where nothing else is followed by it and no account owns it, its address. */
async function forgetFollower(tx: Transaction, { city, id, seq }: CaseRow): Promise<void> {
  await tx.execute({ sql: 'DELETE FROM subscription WHERE city = ? AND report = ? AND own = 1', args: [city, id] });
  await tx.execute('DELETE FROM follower WHERE user IS NULL AND NOT EXISTS (SELECT 1 FROM subscription s WHERE s.follower = follower.id)');
  // Mail that waits, or could not be sent, to an address that follows nothing any more.
  await tx.execute({
    sql: `DELETE FROM outbox WHERE channel = 'mail' AND content ->> '$.to' = (SELECT p.email FROM report_contact p WHERE p.report = ?1)
      AND NOT EXISTS (SELECT 1 FROM follower f WHERE f.channel = 'mail' AND f.address = content ->> '$.to')`,
    args: [seq],
  });
}

async function forgetTexts(tx: Transaction, { city, id, seq }: CaseRow, category: string | undefined): Promise<void> {
  await tx.execute({ sql: `UPDATE report_case SET description = '', answers = '{}' WHERE report = ?`, args: [seq] });
  await tx.execute({
    sql: `UPDATE report SET detail = NULL, words_folded = '', content = json_remove(content, '$.address') WHERE seq = ?`,
    args: [seq],
  });
  // What the reporter wrote later: why it was reopened, what they thought of it. Staff's answers stay.
  await tx.execute({ sql: 'UPDATE report_event SET text = NULL WHERE city = ? AND report = ? AND actor IS NULL', args: [city, id] });
  await writeCaseWords(tx, seq, [category, id]);
}

/** Forgets the reporter of a case at their own wish. */
export async function forgetReporter(context: AppContext, seen: CaseRow): Promise<void> {
  await changeCase(context, seen, { actor: null, action: 'forget:reporter', based: null }, (parts) =>
    forget(parts, { texts: true, why: 'asked' }),
  );
  await stripOriginals(context);
}

/** Forgets who sent the reports of an account, and takes the account's row away in the same transaction. */
export async function forgetAccount(
  context: AppContext,
  userId: string,
  remove: (tx: Transaction, now: Date) => Promise<void>,
): Promise<void> {
  const sql = `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} JOIN report_contact o ON o.report = c.report WHERE o.user = ? ORDER BY c.report`;
  const { rows } = await context.db.client.execute({ sql, args: [userId] });
  const all = rows.map(caseRow);
  const how = { actor: null, action: 'forget:reporter', based: null };
  // Cities have rules of their own: one transaction each, and the account goes with the last.
  const cities = [...new Set(all.map(({ city }) => city))];
  for (const city of cities)
    await changeCases(
      context,
      all.filter((row) => row.city === city),
      how,
      (parts) => forget(parts, { texts: false, why: 'account' }),
    );
  await context.db.transact((tx) => remove(tx, context.now()));
  await stripOriginals(context);
}

/** Removes identities whose period ran out, by the city's rules. @returns how many cases were done */
export async function forgetOld(context: Parts): Promise<number> {
  const { client } = context.db;
  const { rows: cities } = await client.execute('SELECT id FROM city');
  let done = 0;
  for (const city of cities.map(({ id }) => String(id))) {
    const { days, texts } = (await caseworkRules(client, city)).rules.retention;
    for (const [state, period] of Object.entries(days)) {
      if (period === null) continue;
      const sql = `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.closed = 1 AND c.forgotten_at IS NULL AND c.city = ? AND c.state = ?
        AND c.paused_at < ? AND c.channel <> 'pack' ORDER BY c.paused_at LIMIT ${PAGE}`;
      for (;;) {
        const { rows } = await client.execute({ sql, args: [city, state, context.now().getTime() - period * DAY] });
        for (const row of rows.map(caseRow))
          await changeCase(context as AppContext, row, { actor: null, action: 'forget:reporter', based: null }, (parts) => {
            // Reopened meanwhile: it is needed again, and its period begins anew when it is closed.
            if (!isClosed(parts.row.state)) return { row: parts.row, event: { kind: 'edited', visibility: 'staff' }, fields: {} };
            return forget(parts, { texts, why: 'retention' });
          });
        done += rows.length;
        if (rows.length < PAGE) break;
      }
    }
  }
  await stripOriginals(context);
  return done;
}

/**
 * Puts the drawn picture in the place of what was sent, for all photos of forgotten cases: whoever took it where no longer stands in it. A file is
 * replaced before its row says so, so that a process that dies goes on where it was.
 */
export async function stripOriginals({ db, config }: Pick<Parts, 'db' | 'config'>): Promise<void> {
  const store = mediaStore(config);
  const { rows } = await db.client.execute(
    `SELECT p.id, p.revision FROM report_case c JOIN report_photo p ON p.report = c.report
      WHERE c.forgotten_at IS NOT NULL AND p.original = 1 AND p.state <> 'waiting'`,
  );
  for (const row of rows) {
    const id = String(row.id);
    const drawn = await store.get(sizeKey(id, Number(row.revision), 'large', 'webp'));
    if (drawn) await store.put(originalKey(id), drawn);
    else await store.remove(originalKey(id));
    await db.write((client) =>
      client.batch(
        [
          {
            sql: `UPDATE report_photo SET original = 0, type = 'image/webp', bytes = ?, sha256 = '', phash = NULL WHERE id = ?`,
            args: [drawn?.length ?? 0, id],
          },
          { sql: 'DELETE FROM photo_band WHERE photo = ?', args: [id] },
        ],
        'write',
      ),
    );
  }
}
