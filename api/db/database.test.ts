import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let folder: string;
let db: Database;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'database-'));
  db = await openDatabase(`file:${folder}/test.db`);
  await db.write((turn) => turn.executeMultiple('CREATE TABLE entry (id INTEGER PRIMARY KEY, half TEXT NOT NULL) STRICT'));
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});
const ids = async () => (await db.client.execute('SELECT id FROM entry ORDER BY id')).rows.map((row) => Number(row.id));

it('keeps writes that share a commit whole or undoes them one by one, in order', async () => {
  const before = db.generation();
  const seen: number[] = [];
  const told = await Promise.allSettled(
    Array.from({ length: 100 }, (_, i) =>
      db.transact(async (tx) => {
        await tx.execute({ sql: 'INSERT INTO entry VALUES (?, ?)', args: [2 * i, 'first'] });
        seen.push(i);
        if (i % 3 === 0) throw new Error(`no ${i}`);
        await tx.execute({ sql: 'INSERT INTO entry VALUES (?, ?)', args: [2 * i + 1, 'second'] });
        // One's own and what came before is there, nothing half of what was undone.
        const { rows } = await tx.execute('SELECT count(*) AS n FROM entry');
        return Number(rows[0]?.n);
      }),
    ),
  );
  const kept = Array.from({ length: 100 }, (_, i) => i).filter((i) => i % 3 !== 0);
  expect(await ids()).toEqual(kept.flatMap((i) => [2 * i, 2 * i + 1]));
  expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(told.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual(
    Array.from({ length: 100 }, (_, i) => (i % 3 === 0 ? `Error: no ${i}` : 2 * (kept.indexOf(i) + 1))),
  );
  expect(db.generation()).toBeGreaterThan(before);
});

it('has written what it says it has when another reader looks', async () => {
  const other = await openDatabase(`file:${folder}/test.db`);
  try {
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        await db.transact((tx) => tx.execute({ sql: 'INSERT INTO entry VALUES (?, ?)', args: [1000 + i, 'seen'] }));
        const { rows } = await other.client.execute({ sql: 'SELECT 1 FROM entry WHERE id = ?', args: [1000 + i] });
        expect(rows).toHaveLength(1);
      }),
    );
  } finally {
    await other.close();
  }
});

it('tells all who shared a commit that could not be made', async () => {
  const count = (await ids()).length;
  const told = await Promise.allSettled([
    db.transact((tx) => tx.execute("INSERT INTO entry VALUES (5000, 'x')")),
    // What a full disk does: the whole transaction is gone, and the piece fails.
    db.transact(async (tx) => {
      await tx.executeMultiple('ROLLBACK');
      throw new Error('full');
    }),
    db.transact((tx) => tx.execute("INSERT INTO entry VALUES (5001, 'x')")),
  ]);
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect((await ids()).length).toBe(count);
  await db.transact((tx) => tx.execute("INSERT INTO entry VALUES (5002, 'x')"));
  expect((await ids()).length).toBe(count + 1);
});
