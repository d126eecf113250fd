import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { ATTACHMENTS } from '../../features/cases/attachment-contract.ts';
import type { KeptAttachment } from '../../files/keep-attachment.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';

/** Adds files to a case. @param files already written; without a row they are swept away @throws ProblemError where there is no room */
export async function attachFiles(context: AppContext, who: Identity | null, seen: CaseRow, files: KeptAttachment[]): Promise<void> {
  const identity = authorize(who, 'note:case', targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'attach:file', based: null }, async ({ tx, row, now }) => {
    const { rows } = await tx.execute({
      sql: `SELECT count(*) AS n, coalesce(sum(bytes), 0) AS bytes, (SELECT coalesce(sum(bytes), 0) FROM case_attachment WHERE city = ?2) AS all_bytes
        FROM case_attachment WHERE report = ?1`,
      args: [row.seq, row.city],
    });
    const more = files.reduce((sum, { bytes }) => sum + bytes, 0);
    const had = rows[0];
    if (Number(had?.n) + files.length > ATTACHMENTS.count) throw badField('file', `at most ${ATTACHMENTS.count} files in a case`);
    if (Number(had?.bytes) + more > ATTACHMENTS.caseBytes)
      throw new ProblemError('too-large', `The files of a case may have ${ATTACHMENTS.caseBytes >> 20} MB together.`);
    if (Number(had?.all_bytes) + more > context.config.attachmentBytes)
      throw new ProblemError('too-large', 'The room for files of this city is used up; ask an administrator.');
    for (const { id, name, type, bytes, sha256 } of files)
      await tx.execute({
        sql: `INSERT INTO case_attachment (id, city, report, name, type, bytes, sha256, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        args: [id, row.city, row.seq, name, type, bytes, sha256, identity.userId, now.getTime()],
      });
    return { row, event: { kind: 'attached', visibility: 'staff', data: { files: files.length } }, fields: { files: files.length } };
  });
}

/** Takes a file away; its bytes are swept afterwards. */
export async function removeFile(context: AppContext, who: Identity | null, seen: CaseRow, file: string): Promise<void> {
  const identity = authorize(who, 'note:case', targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'remove:file', based: null }, async ({ tx, row }) => {
    const { rowsAffected } = await tx.execute({ sql: 'DELETE FROM case_attachment WHERE report = ? AND id = ?', args: [row.seq, file] });
    if (rowsAffected === 0) throw new ProblemError('not-found', 'There is no such file in this case.');
    return { row, event: { kind: 'attached', visibility: 'staff', data: { removed: file } }, fields: { removed: file } };
  });
}
