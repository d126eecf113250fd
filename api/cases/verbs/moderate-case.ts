import type { Transaction } from '@libsql/client';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { ModerateCase } from '../../features/cases/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';
import { cleanText } from '../check-report.ts';
import { wakePictures } from '../pictures.ts';

/** Decides what the public sees of a report: whether at all, under which title, with which photos, and what on them is black. */
export async function moderateCase(context: AppContext, who: Identity | null, seen: CaseRow, input: ModerateCase): Promise<void> {
  const identity = authorize(who, 'moderate:report', targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'moderate:report', based: input.version }, async ({ tx, row }) => {
    const title = input.title === undefined ? '' : cleanText(input.title).replace(/\s+/g, ' ');
    if (input.title !== undefined && title === '') throw badField('title', 'has no letters');
    for (const photo of input.photos ?? []) await changePhoto(tx, row, photo);
    const fields = { published: input.publish, title: title !== '', photos: input.photos?.length ?? 0 };
    return {
      // Somebody has looked at it now; of a device that was banned that stays to be seen.
      row: {
        ...row,
        held: row.held.filter((reason) => reason === 'device'),
        published: input.publish,
        ...(title ? { title: { ...row.title, vi: title } } : {}),
      },
      event: { kind: title ? 'edited' : 'moderated', visibility: 'staff', data: fields },
      fields,
    };
  });
  wakePictures(context);
}

type PhotoChange = NonNullable<ModerateCase['photos']>[number];

/**
 * The sizes are made anew from the original under the next revision; until then nobody gets the old ones. Boxes come to those that are there:
 * whoever sends them saw the earlier ones burnt in and did not send them again.
 */
async function changePhoto(tx: Transaction, { seq }: CaseRow, { id, removed, boxes }: PhotoChange): Promise<void> {
  const { rowsAffected } = await tx.execute({
    sql: `UPDATE report_photo SET revision = revision + 1,
        boxes = (SELECT json_group_array(json(value)) FROM (SELECT value FROM json_each(boxes) UNION ALL SELECT value FROM json_each(?))),
        state = CASE coalesce(?, state = 'removed') WHEN 1 THEN 'removed' ELSE 'waiting' END WHERE id = ? AND report = ?`,
    args: [JSON.stringify(boxes ?? []), removed === undefined ? null : removed ? 1 : 0, id, seq],
  });
  if (rowsAffected === 0) throw badField('photos', `this report has no photo “${id}”`);
}
