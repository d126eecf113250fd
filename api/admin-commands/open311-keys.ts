import { NewKey } from '../features/open311/contract.ts';
import { endKey, makeKey } from '../features/open311/keys.ts';
import { ProblemError } from '../http/problem.ts';
import { type CommandContext, CommandError } from './run-command.ts';

export interface KeyOptions {
  name?: string | undefined;
  city?: string | undefined;
  agency?: string | undefined;
  /** `send,media,update` */
  may?: string | undefined;
  'per-hour'?: string | undefined;
}

/** Makes a key for an Open311 client. @returns what to print: the key is shown this once @throws CommandError */
export async function makeOpen311Key({ db, now }: CommandContext, options: KeyOptions): Promise<string> {
  const parsed = NewKey.safeParse({
    name: options.name,
    city: options.city ?? null,
    agency: options.agency ?? null,
    may: (options.may ?? 'send').split(',').map((one) => one.trim()),
    ...(options['per-hour'] === undefined ? {} : { perHour: Number(options['per-hour']) }),
  });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CommandError(`--${String(issue?.path[0] ?? 'name').replace('perHour', 'per-hour')}: ${issue?.message ?? 'is wrong'}.`);
  }
  try {
    const { id, key } = await db.transact((tx) => makeKey(tx, parsed.data, null, now));
    return `${key}\nKey ${id} for “${parsed.data.name}”. It is not shown again. It ends with: npm run admin -- end-key ${id}`;
  } catch (error) {
    if (error instanceof ProblemError) throw new CommandError(`--${error.message}.`);
    throw error;
  }
}

/** Ends a key. @throws CommandError where there is none of this id that works */
export async function endOpen311Key({ db, now }: CommandContext, id: string): Promise<string> {
  if (!(await db.transact((tx) => endKey(tx, id, null, now)))) throw new CommandError(`There is no key ${id} that works.`);
  return `Key ${id} has ended.`;
}

/** All keys in lines, without the keys themselves. */
export async function listOpen311Keys({ db }: CommandContext): Promise<string> {
  const { rows } = await db.client.execute(
    'SELECT id, name, city, agency, may, per_hour, created_at, ended_at FROM open311_key ORDER BY created_at, id',
  );
  if (rows.length === 0) return 'No keys.';
  return rows
    .map((row) => {
      const may = (JSON.parse(String(row.may)) as string[]).join(',');
      const end = row.ended_at === null ? 'works' : `ended ${String(row.ended_at).slice(0, 10)}`;
      const where = [row.city ?? 'all cities', row.agency].filter(Boolean).join(' ');
      return `${row.id}  ${end}  ${may}  ${where}  ${row.per_hour} an hour  since ${String(row.created_at).slice(0, 10)}  ${row.name}`;
    })
    .join('\n');
}
