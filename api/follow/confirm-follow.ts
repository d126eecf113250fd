import type { Transaction } from '@libsql/client';
import { appendAudit } from '../audit/append-audit.ts';
import type { FollowOutcome } from '../features/follow/contract.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import { followToken, idOfToken, type TokenPurpose } from './follow-token.ts';
import { SUBSCRIPTION_COLUMNS, SUBSCRIPTION_TABLES, type SubscriptionRow, subscriptionRow } from './subscription-row.ts';
import { targetName } from './target-name.ts';

type Tx = Pick<Transaction, 'execute'>;
type Parts = Pick<AppContext, 'db' | 'config' | 'now'>;

/** The last place in the event log. */
export async function lastEvent(tx: Tx): Promise<number> {
  const { rows } = await tx.execute('SELECT coalesce(max(seq), 0) AS seq FROM report_event');
  return Number(rows[0]?.seq);
}

async function ofToken({ config }: Parts, tx: Tx, purpose: TokenPurpose, token: string | undefined): Promise<SubscriptionRow> {
  const id = idOfToken(config.dataDir, purpose, token);
  const { rows } = id
    ? await tx.execute({ sql: `SELECT ${SUBSCRIPTION_COLUMNS} FROM ${SUBSCRIPTION_TABLES} WHERE s.id = ?`, args: [id] })
    : { rows: [] };
  if (!rows[0]) throw new ProblemError('not-found', 'This link is used up or was never one.');
  return subscriptionRow(rows[0]);
}

async function audited(tx: Tx, { id, city, user, target }: SubscriptionRow, action: string, now: Date): Promise<void> {
  await appendAudit(tx, { actor: user, action, city, entity: 'subscription', entityId: id, fields: { kind: target.kind } }, now);
}

async function outcomeOf(db: Tx, { city, target }: SubscriptionRow, secret: string | null): Promise<FollowOutcome> {
  return { city, target, name: await targetName(db as never, city, target), secret };
}

/** What a link is about, before it is used. @throws ProblemError `not-found` */
export async function readLink(parts: Parts, purpose: 'confirm' | 'end', token: string): Promise<FollowOutcome> {
  return outcomeOf(parts.db.client, await ofToken(parts, parts.db.client, purpose, token), null);
}

/** The link in the confirmation mail: from now on it is told. A second use changes nothing. @throws ProblemError `not-found` */
export async function confirmFollow(parts: Parts, token: string): Promise<FollowOutcome> {
  const now = parts.now();
  return parts.db.transact(async (tx) => {
    const found = await ofToken(parts, tx, 'confirm', token);
    const { id, follower, confirmedAt } = found;
    if (confirmedAt === null) {
      await tx.execute({
        sql: 'UPDATE subscription SET confirmed_at = ?, since = ? WHERE id = ?',
        args: [now.getTime(), await lastEvent(tx), id],
      });
      await tx.execute({ sql: 'UPDATE follower SET confirmed = 1 WHERE id = ?', args: [follower] });
      await audited(tx, found, 'confirm:follow', now);
    }
    return outcomeOf(tx, found, followToken(parts.config.dataDir, 'manage', follower));
  });
}

/** The link to unsubscribe, by page or by a mail program's one click (RFC 8058). @throws ProblemError `not-found` */
export async function endFollow(parts: Parts, token: string | undefined): Promise<FollowOutcome> {
  return parts.db.transact(async (tx) => {
    const found = await ofToken(parts, tx, 'end', token);
    const outcome = await outcomeOf(tx, found, null);
    await removeSubscription(tx, found, parts.now());
    return outcome;
  });
}

/** Takes a subscription away, and its follower with the last one: no address stays without a reason. */
export async function removeSubscription(tx: Tx, found: SubscriptionRow, now: Date): Promise<void> {
  await tx.execute({ sql: 'DELETE FROM follow_notice WHERE subscription = ?', args: [found.id] });
  await tx.execute({ sql: 'DELETE FROM subscription WHERE id = ?', args: [found.id] });
  await audited(tx, found, 'end:follow', now);
  await tx.execute({
    sql: 'DELETE FROM follower WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM subscription WHERE follower = ?1)',
    args: [found.follower],
  });
}
