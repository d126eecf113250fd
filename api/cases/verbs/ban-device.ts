import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { BanDevice } from '../../features/cases/contract.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { type CaseRow, targetOf } from '../case-row.ts';
import { changeCase } from '../change-case.ts';

/** Bans the device that a report came from: what it sends is taken as ever and stays unseen. Or lets it in again. */
export async function banDevice(context: AppContext, who: Identity | null, seen: CaseRow, { version, banned }: BanDevice): Promise<void> {
  const identity = authorize(who, 'moderate:report', targetOf(seen));
  await changeCase(context, seen, { actor: identity.userId, action: 'ban:device', based: version }, async ({ tx, row, now }) => {
    const { rows } = await tx.execute({ sql: 'SELECT device FROM report_case WHERE report = ? AND device IS NOT NULL', args: [row.seq] });
    const device = rows[0]?.device;
    if (!device) throw new ProblemError('move-not-allowed', 'Which device it came from is not known.');
    if (banned)
      await tx.execute({
        sql: `INSERT INTO banned_device (city, device, banned_at, banned_by, report) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (city, device) DO UPDATE SET report = excluded.report`,
        args: [row.city, device, now.getTime(), identity.userId, row.id],
      });
    else await tx.execute({ sql: 'DELETE FROM banned_device WHERE city = ? AND device = ?', args: [row.city, device] });
    return { row, event: { kind: 'moderated', visibility: 'staff', data: { banned } }, fields: { banned } };
  });
}
