import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { LIMITS } from '../../features/cases/contract.ts';
import type { KeptPhoto } from '../../files/keep-photo.ts';
import type { AppContext } from '../../http/context.ts';
import { badField } from '../../http/problem.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';
import { wakePictures } from '../pictures.ts';

/** Adds photos of the work done. @param photos already written; without a row they are swept away */
export async function addPhotos(context: AppContext, who: Identity | null, seen: CaseRow, photos: KeptPhoto[]): Promise<void> {
  const identity = authorize(who, 'move:case', targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'add:photo', based: null }, async ({ tx, row }) => {
    const { rows } = await tx.execute({
      sql: `SELECT count(*) AS n FROM report_photo WHERE report = ? AND kind = 'after'`,
      args: [row.seq],
    });
    const had = Number(rows[0]?.n ?? 0);
    if (had + photos.length > LIMITS.photos) throw badField('photo', `at most ${LIMITS.photos} photos of the work done`);
    for (const [i, { id, type, bytes, sha256, width, height }] of photos.entries())
      await tx.execute({
        sql: `INSERT INTO report_photo (id, report, kind, position, type, bytes, sha256, width, height) VALUES (?, ?, 'after', ?, ?, ?, ?, ?, ?)`,
        args: [id, row.seq, had + i, type, bytes, sha256, width, height],
      });
    return {
      row,
      event: { kind: 'edited', visibility: 'staff', data: { photos: photos.length, after: photos.length } },
      fields: { photos: photos.length },
    };
  });
  wakePictures(context);
}
