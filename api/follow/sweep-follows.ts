import type { AppContext } from '../http/context.ts';

const DAY = 86_400_000;
/** Days in which the link of a confirmation mail may be used. */
export const CONFIRM_DAYS = 3;
/** Days after the last change of a closed report when following it ends. */
const CLOSED_DAYS = 90;

/** Forgets addresses that nobody confirmed, and those that only followed what has long been closed. */
export async function sweepFollows({ db, now }: Pick<AppContext, 'db' | 'now'>): Promise<void> {
  const at = now().getTime();
  await db.transact(async (tx) => {
    await tx.execute({ sql: 'DELETE FROM subscription WHERE confirmed_at IS NULL AND made_at < ?', args: [at - CONFIRM_DAYS * DAY] });
    await tx.execute({
      sql: `DELETE FROM subscription WHERE kind = 'report' AND EXISTS (
        SELECT 1 FROM report_case c WHERE c.city = subscription.city AND c.id = subscription.report AND c.closed = 1 AND c.updated_at < ?)`,
      args: [at - CLOSED_DAYS * DAY],
    });
    await tx.execute('DELETE FROM follow_notice WHERE NOT EXISTS (SELECT 1 FROM subscription s WHERE s.id = follow_notice.subscription)');
    await tx.execute('DELETE FROM follower WHERE NOT EXISTS (SELECT 1 FROM subscription s WHERE s.follower = follower.id)');
  });
}
