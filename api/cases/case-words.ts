import type { Transaction } from '@libsql/client';
import { fold } from '../../data/model/fold.ts';

/** Makes a case findable by staff. @param texts title, description, address, id */
export async function writeCaseWords(tx: Pick<Transaction, 'execute'>, seq: number, texts: (string | undefined)[]): Promise<void> {
  await tx.execute({
    sql: 'INSERT OR REPLACE INTO case_text (rowid, words) VALUES (?, ?)',
    args: [seq, texts.map((t) => fold(t ?? '')).join(' ')],
  });
}

/** FTS5 query: all words, each as a prefix; null where no letter or digit is left. Only letters and digits pass. */
export function caseMatch(text: string): string | null {
  const words = fold(text).split(' ').filter(Boolean).slice(0, 12);
  return words.length > 0 ? words.map((word) => `"${word}" *`).join(' AND ') : null;
}
