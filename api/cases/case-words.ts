import type { Transaction } from '@libsql/client';
import { fold } from '../../data/model/fold.ts';
import type { Reader } from './case-row.ts';
import type { Condition } from './list-cases.ts';

/** Makes a case findable by staff. @param texts title, description, address, id */
export async function writeCaseWords(tx: Pick<Transaction, 'execute'>, seq: number, texts: (string | undefined)[]): Promise<void> {
  await tx.execute({
    sql: 'INSERT OR REPLACE INTO case_text (rowid, words) VALUES (?, ?)',
    args: [seq, texts.map((t) => fold(t ?? '')).join(' ')],
  });
}

const wordsOf = (text: string) => fold(text).split(' ').filter(Boolean).slice(0, 12);

/** FTS5 query: all words, each as a prefix; null where no letter or digit is left. Only letters and digits pass. */
export function caseMatch(text: string): string | null {
  const words = wordsOf(text);
  return words.length > 0 ? words.map((word) => `"${word}" *`).join(' AND ') : null;
}

const FOUND = 'SELECT rowid FROM case_text WHERE case_text MATCH ?';

/** Cases over `c` that have all words of a text, each as a beginning; none where no letter or digit is left. Only letters and digits pass. */
export function wordsCondition(text: string): Condition {
  const match = caseMatch(text);
  if (!match) return { sql: '0', args: [] };
  const words = wordsOf(text);
  const each = words.map(() => `' ' || w.c0 GLOB ?`).join(' AND ');
  return {
    sql: `c.report IN (${FOUND})`,
    args: [match],
    each: {
      sql: `EXISTS (SELECT 1 FROM case_text_content w WHERE w.id = c.report AND ${each})`,
      args: words.map((word) => `* ${word}*`),
    },
  };
}

/**
 * How a page is read and how it is counted where words are asked for. Words that few have are looked up. Of common ones the list walks its order
 * and looks at each case, because many of them come soon, and only the newest are counted.
 * @param most so many reports make a word common
 */
export async function wordsInOrder(
  db: Reader,
  where: Condition[],
  most: number,
): Promise<{ walked: Condition[]; counted: Condition[]; common: boolean }> {
  const words = where.find((one) => one.each);
  if (!words?.each) return { walked: where, counted: where, common: false };
  const sql = `SELECT count(*) AS n FROM (${FOUND} LIMIT ?)`;
  const { rows } = await db.execute({ sql, args: [...words.args, most + 1] });
  if (Number(rows[0]?.n) <= most) return { walked: where, counted: where, common: false };
  const { each } = words;
  const newest = { sql: `c.report IN (${FOUND} ORDER BY rowid DESC LIMIT ?)`, args: [...words.args, most] };
  const walked = where.map((one) => (one === words ? each : { ...one, sql: one.sql.replace('+c.city', 'c.city') }));
  return { walked, counted: where.map((one) => (one === words ? newest : one)), common: true };
}
