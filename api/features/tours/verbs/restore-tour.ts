import { appendAudit } from '../../../audit/append-audit.ts';
import { authorize } from '../../../auth/authorize.ts';
import type { Identity } from '../../../auth/identity.ts';
import type { AppContext } from '../../../http/context.ts';
import { ProblemError } from '../../../http/problem.ts';
import type { RestoreTour } from '../contract.ts';
import { readDraft, readVersions } from '../tour-rows.ts';

interface Restoring extends RestoreTour {
  city: string;
  id: string;
}

/**
 * Puts an earlier version into the draft; visitors see it when it is published again.
 * @returns the new revision
 * @throws ProblemError as `authorize`; `not-found`; `version-conflict`
 */
export async function restoreTour(
  { db, now }: AppContext,
  identity: Identity | null,
  { city, id, revision, version }: Restoring,
): Promise<number> {
  const { userId: actor } = authorize(identity, 'edit:tour', { city });
  return db.transact(async (tx) => {
    const at = now();
    const draft = await readDraft(tx, city, id);
    const kept = (await readVersions(tx, city, id)).find((one) => one.version === version);
    if (!draft || !kept) throw new ProblemError('not-found', 'There is no such version.');
    if (draft.revision !== revision) throw new ProblemError('version-conflict', 'Somebody else saved this tour.');
    const next = revision + 1;
    await tx.execute({
      sql: 'UPDATE tour SET content = ?, revision = ?, edited_by = ?, edited_at = ? WHERE city = ? AND id = ?',
      args: [kept.content, next, actor, at.toISOString(), city, id],
    });
    const entry = { actor, action: 'restore:tour', city, entity: 'tour', entityId: id, fields: { version, revision: next } };
    await appendAudit(tx, entry, at);
    return next;
  });
}
