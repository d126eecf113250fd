import type { Database } from './database.ts';

/** Rows written at once. */
const CHUNK = 2000;

/** Sets one column of many rows, by `seq`: one statement for all, since preparing one, triggers included, costs more than running it. @param column `table.column` */
export async function setColumn(
  db: Database,
  column: string,
  values: (readonly [seq: number, value: string | number | null])[],
): Promise<void> {
  const [table, name] = column.split('.');
  const sql = `UPDATE ${table} SET ${name} = j.value ->> '$[1]' FROM json_each(?) j WHERE ${table}.seq = j.value ->> '$[0]'`;
  for (let i = 0; i < values.length; i += CHUNK) {
    const args = [JSON.stringify(values.slice(i, i + CHUNK))];
    await db.write((client) => client.execute({ sql, args }));
  }
}
