import { appendAudit } from '../../../audit/append-audit.ts';
import { authorize } from '../../../auth/authorize.ts';
import type { Identity } from '../../../auth/identity.ts';
import type { AppContext } from '../../../http/context.ts';
import { ProblemError } from '../../../http/problem.ts';
import { readDraft } from '../tour-rows.ts';

/**
 * Takes the studio's version from visitors; the repository's tour of that id, if there is one, is seen again. Draft and versions stay.
 * @throws ProblemError as `authorize`; `not-found` where nothing is published
 */
export async function withdrawTour(
  { db, now }: AppContext,
  identity: Identity | null,
  { city, id }: { city: string; id: string },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:tour', { city });
  await db.transact(async (tx) => {
    const at = now();
    const draft = await readDraft(tx, city, id);
    if (draft?.published == null) throw new ProblemError('not-found', 'Nothing of this tour is published.');
    await tx.execute({ sql: 'UPDATE tour SET published = NULL WHERE city = ? AND id = ?', args: [city, id] });
    const entry = { actor, action: 'withdraw:tour', city, entity: 'tour', entityId: id, fields: { version: draft.published } };
    await appendAudit(tx, entry, at);
  });
}
