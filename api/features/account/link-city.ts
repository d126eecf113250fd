import type { Transaction } from '@libsql/client';

/** The city in whose page a link opens: this one, else the first. */
export async function linkCity(tx: Pick<Transaction, 'execute'>, city: string | null): Promise<string> {
  const { rows } = await tx.execute({ sql: 'SELECT id FROM city ORDER BY id = ? DESC, sort, id LIMIT 1', args: [city] });
  return String(rows[0]?.id ?? city ?? '');
}
