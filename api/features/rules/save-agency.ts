import type { Agency } from '../../../data/contract.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityZone } from '../../db/city-zone.ts';
import { contentVersion } from '../../db/content-version.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { changedFields } from './changed-fields.ts';
import type { SaveAgency } from './contract.ts';

/**
 * Changes an agency, or makes one where `version` is null. From then on the pack does not overwrite it.
 * @throws ProblemError as `authorize`; `city-unknown`, `not-found`, `version-conflict`; `bad-request` that names the field
 */
export async function saveAgency(
  { db, now }: AppContext,
  identity: Identity | null,
  { city, id, version, agency }: SaveAgency & { city: string; id: string },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:agency', { city });
  await cityZone(db, city);
  if (agency.id !== id) throw badField('agency.id', 'other-id');
  if (agency.validFrom && agency.validTo && agency.validFrom >= agency.validTo) throw badField('agency.validTo', 'ends-before');
  const content = JSON.stringify(agency);
  await db.transact(async (tx) => {
    const at = now();
    const { rows } = await tx.execute({ sql: 'SELECT content FROM agency WHERE city = ? AND id = ?', args: [city, id] });
    const before = rows[0] ? String(rows[0].content) : null;
    if (version === null && before !== null) throw badField('agency.id', 'id-taken');
    if (version !== null && before === null) throw new ProblemError('not-found');
    if (before !== null && contentVersion(before) !== version)
      throw new ProblemError('version-conflict', 'Somebody else saved this agency.');
    if (before === content) return;
    const edited = at.toISOString();
    if (before === null)
      await tx.execute({
        sql: `INSERT INTO agency (city, id, content, content_hash, origin, edited_at, updated_at) VALUES (?, ?, ?, '', 'portal', ?, ?)`,
        args: [city, id, content, edited, edited],
      });
    else
      await tx.execute({
        sql: 'UPDATE agency SET content = ?, edited_at = ?, updated_at = ? WHERE city = ? AND id = ?',
        args: [content, edited, edited, city, id],
      });
    const changed = changedFields(before === null ? {} : (JSON.parse(before) as Agency), agency);
    const entry = { actor, action: 'edit:agency', city, entity: 'agency', entityId: id, fields: { new: before === null, changed } };
    await appendAudit(tx, entry, at);
  });
}
