import { createHash } from 'node:crypto';
import { appendAudit } from '../../audit/append-audit.ts';
import type { Identity } from '../../auth/identity.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import type { ImportPlan } from '../contract.ts';
import { planImport } from '../csv/plan-import.ts';
import { readCsv } from '../csv/read-csv.ts';
import { editableBy } from '../list-objects.ts';
import type { ObjectKind, Thing } from '../object-kind.ts';
import { readAll } from '../object-row.ts';
import { readWorld } from '../read-world.ts';
import { settingOf, type Write, writeObject } from '../write-object.ts';

/**
 * Reads a CSV file and says what it would do; with the token of that answer writes all its good rows, or none.
 * @throws ProblemError as `editableBy`; `too-large`; `bad-request` where the file is none; `version-conflict` where the file would do something
 * else by now
 */
export async function importObjects<T extends Thing>(
  context: AppContext,
  kind: ObjectKind<T>,
  who: Identity | null,
  city: string,
  { bytes, token }: { bytes: () => Promise<Uint8Array>; token?: string | undefined },
): Promise<ImportPlan> {
  editableBy(who, kind, city);
  const identity = who as Identity;
  const world = await readWorld(context.db, city);
  const known = await readAll(context.db.client, kind, { sql: 't.city = ?', args: [city] });
  const columns = kind.columns(
    world,
    [...known.values()].map(({ object }) => object),
  );
  const file = await bytes();
  const { plan, writes } = planImport({ kind, world, identity, columns, known, now: context.now() }, readCsv(file, columns), file);
  if (token === undefined) return plan;
  if (token !== plan.token) throw new ProblemError('version-conflict', 'Something was changed since the preview; look at it again.');
  const ready: Write<T>[] = [];
  for (const { before, object } of writes) ready.push({ before, object, setting: await settingOf(context, world, object, before) });
  const now = context.now();
  await context.db.transact(async (tx) => {
    for (const write of ready) {
      const action = write.before ? kind.permission : `create:${kind.entity}`;
      await writeObject(tx, kind, world, write, { actor: identity.userId, action, now });
    }
    const { counts } = plan;
    const entityId = createHash('sha256').update(file).digest('hex').slice(0, 24);
    await appendAudit(
      tx,
      { actor: identity.userId, action: `import:${kind.entity}`, city, entity: 'file', entityId, fields: { ...counts } },
      now,
    );
  });
  return { ...plan, applied: true };
}
