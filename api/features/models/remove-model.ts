import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { mediaStore } from '../../files/media-store.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { modelKey } from './list-models.ts';

/** Takes a model down with its file. @throws ProblemError where there is none */
export async function removeModel({ db, config, now }: AppContext, who: Identity | null, at: { city: string; id: string }): Promise<void> {
  const identity = authorize(who, 'edit:place', { city: at.city });
  const file = await db.transact(async (tx) => {
    const { rows } = await tx.execute({ sql: 'DELETE FROM city_model WHERE city = ? AND id = ? RETURNING file', args: [at.city, at.id] });
    if (!rows[0]) throw new ProblemError('not-found', 'There is no such model.');
    const entry = { actor: identity.userId, action: 'remove:model', city: at.city, entity: 'model', entityId: at.id, fields: {} };
    await appendAudit(tx, entry, now());
    return String(rows[0].file);
  });
  await mediaStore(config).remove(modelKey(file));
}
