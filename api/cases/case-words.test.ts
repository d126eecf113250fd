import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../data/model/fold.ts';
import { makePack, makeReport } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { wordsInOrder, writeCaseWords } from './case-words.ts';
import { caseConditions, listCases } from './list-cases.ts';

const REPORTS = 40;
const TEXTS = [
  'Ổ gà',
  'Đường nghiêng',
  'đèn hỏng',
  'ngõ 308',
  "“khung” 'treo'",
  'a',
  'AND OR NOT',
  'NEAR(',
  'x*',
  'ñandú 12.5%',
  'дорога',
  '',
];
const ALL = { sql: '1', args: [] };

let portal: Portal;
const words = new Map<number, string>();
beforeAll(async () => {
  portal = await makePortal([makePack('mot', { reports: Array.from({ length: REPORTS }, (_, i) => makeReport(`r-${i}`)) })]);
  await portal.db.transact(async (tx) => {
    for (let seq = 1; seq <= REPORTS; seq++) {
      const texts = [TEXTS[seq % TEXTS.length], TEXTS[(seq * 5) % TEXTS.length], 'chung'];
      await writeCaseWords(tx, seq, texts);
      words.set(seq, texts.map((text) => fold(text ?? '')).join(' '));
    }
  });
});
afterAll(() => portal.close());

const conditions = (q: string) => caseConditions('mot', { q }, ALL, portal.clock.now);
const found = async (q: string) => {
  const { rows, matched } = await listCases(portal.db.client, { where: conditions(q), sort: 'due', limit: 100 });
  expect(matched).toBe(rows.length);
  return rows.map(({ seq }) => seq).sort((a, b) => a - b);
};
/** What it means, word by word. */
function expected(q: string): number[] {
  const asked = fold(q).split(' ').filter(Boolean).slice(0, 12);
  const has = (text: string) => asked.every((word) => text.split(' ').some((one) => one.startsWith(word)));
  return asked.length === 0 ? [] : [...words].flatMap(([seq, text]) => (has(text) ? [seq] : []));
}

describe('the words of the queue', () => {
  it('find what begins with each of them, whatever is typed', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...TEXTS, 'ngh', 'duo ng', 'o g', '3', '"', '*', "' OR 1"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 3 }), async (parts) => {
        const q = `${parts.join(' ')} `;
        expect(await found(q)).toEqual(expected(q));
      }),
      { numRuns: 150, examples: [[['ࡀᦰ一']]] },
    );
  });
  it('that many reports have are looked at in the list’s order, with the same result', async () => {
    for (const q of ['chung', 'ch ngo', '308 chu', 'khong co']) {
      const { client } = portal.db;
      const { walked, counted, common } = await wordsInOrder(client, conditions(q), 2);
      const seqs = async (where: typeof walked) => {
        const sql = `SELECT c.report FROM report_case c WHERE ${where.map((one) => one.sql).join(' AND ')} ORDER BY 1`;
        return (await client.execute({ sql, args: where.flatMap((one) => one.args) })).rows.map((row) => Number(row.report));
      };
      const all = expected(q);
      expect([q, common]).toEqual([q, all.length > 2]);
      expect(await seqs(walked)).toEqual(all);
      expect(await seqs(counted)).toEqual(common ? all.slice(-2) : all);
    }
  });
  it('leave the file with the text: no page of the index keeps a word that was taken away', async () => {
    const bytes = async () =>
      (await portal.db.client.execute('SELECT block FROM case_text_data')).rows
        .map((row) => Buffer.from(row.block as ArrayBuffer).toString('latin1'))
        .join();
    await portal.db.transact((tx) => writeCaseWords(tx, 7, ['zxqvwkj']));
    expect(await bytes()).toContain('zxqvwkj');
    await portal.db.transact((tx) => writeCaseWords(tx, 7, ['khac']));
    expect(await bytes()).not.toContain('zxqvwkj');
    expect(await found('zxq')).toEqual([]);
    await portal.db.write((client) => client.execute(`DELETE FROM report WHERE seq = 7`));
    expect(await found('khac')).toEqual([]);
    await portal.db.write((client) => client.execute(`INSERT INTO case_text (case_text) VALUES ('integrity-check')`));
  });
});
