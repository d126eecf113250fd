import { appendAudit } from '../../../audit/append-audit.ts';
import { authorize } from '../../../auth/authorize.ts';
import type { Identity } from '../../../auth/identity.ts';
import { cityZone } from '../../../db/city-zone.ts';
import type { AppContext } from '../../../http/context.ts';
import { badField, ProblemError } from '../../../http/problem.ts';
import type { SaveTour } from '../contract.ts';
import { readDraft } from '../tour-rows.ts';

interface Saving extends SaveTour {
  city: string;
  id: string;
}

/**
 * Keeps a draft; visitors see nothing of it. The first change of a tour of the repository makes a draft of it.
 * @returns the new revision
 * @throws ProblemError as `authorize`; `city-unknown`; `version-conflict` when somebody else saved meanwhile; `bad-request`
 */
export async function saveTour({ db, now }: AppContext, identity: Identity | null, { city, id, revision, tour }: Saving): Promise<number> {
  const { userId: actor } = authorize(identity, 'edit:tour', { city });
  await cityZone(db, city);
  if (tour.id !== id) throw badField('tour.id', 'other-id');
  return db.transact(async (tx) => {
    const at = now();
    const before = await readDraft(tx, city, id);
    if ((before?.revision ?? 0) !== revision) throw new ProblemError('version-conflict', 'Somebody else saved this tour.');
    const next = revision + 1;
    await tx.execute({
      sql: `INSERT INTO tour (city, id, content, revision, published, edited_by, edited_at) VALUES (?1, ?2, ?3, ?4, NULL, ?5, ?6)
        ON CONFLICT (city, id) DO UPDATE SET content = ?3, revision = ?4, edited_by = ?5, edited_at = ?6`,
      args: [city, id, JSON.stringify(tour), next, actor, at.toISOString()],
    });
    const entry = { actor, action: 'edit:tour', city, entity: 'tour', entityId: id, fields: { new: !before, revision: next } };
    await appendAudit(tx, entry, at);
    return next;
  });
}
