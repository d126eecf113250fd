import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { readCase } from '../../cases/case-row.ts';
import { appendShiftEntry, readShiftEntry } from '../../cases/shift-entry.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import type { NewEntry, ShiftEntry } from './contract.ts';

/** Writes a line, or hands the shift over. */
export async function writeEntry({ db, now }: AppContext, who: Identity | null, city: string, entry: NewEntry): Promise<ShiftEntry> {
  const { userId } = authorize(who, 'write:shift-log', { city });
  const { kind, text, caseId } = entry;
  const seq = await db.transact(async (tx) => {
    if (caseId !== undefined)
      await readCase(tx, city, caseId).catch(() => {
        throw badField('caseId', `there is no case “${caseId}”`);
      });
    const written = await appendShiftEntry(tx, { city, at: now().getTime(), kind, actor: userId, text, report: caseId });
    const fields = { kind, case: caseId ?? null };
    await appendAudit(
      tx,
      { actor: userId, action: 'write:shift-log', city, entity: 'shift-entry', entityId: String(written), fields },
      now(),
    );
    return written;
  });
  const written = seq === null ? undefined : await readShiftEntry(db.client, city, seq);
  if (!written) throw new ProblemError('internal');
  return written;
}

/** Takes a handover over: once, and by somebody else than who wrote it. @returns the handover, signed */
export async function signHandover({ db, now }: AppContext, who: Identity | null, city: string, seq: number): Promise<ShiftEntry> {
  const { userId } = authorize(who, 'write:shift-log', { city });
  await db.transact(async (tx) => {
    const handover = await readShiftEntry(tx, city, seq);
    if (handover?.kind !== 'handover') throw new ProblemError('not-found', 'There is no handover of this number.');
    if (handover.actor?.id === userId) throw new ProblemError('move-not-allowed', 'A handover is signed by the colleague who takes over.');
    if (handover.signed) throw new ProblemError('version-conflict', `${handover.signed.by.name} has signed it already.`);
    const signed = await appendShiftEntry(tx, { city, at: now().getTime(), kind: 'signed', actor: userId, refers: seq });
    const fields = { handover: seq };
    await appendAudit(tx, { actor: userId, action: 'sign:handover', city, entity: 'shift-entry', entityId: String(signed), fields }, now());
  });
  const after = await readShiftEntry(db.client, city, seq);
  if (!after) throw new ProblemError('internal');
  return after;
}
