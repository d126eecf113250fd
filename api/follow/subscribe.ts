import type { Transaction } from '@libsql/client';
import { appendAudit } from '../audit/append-audit.ts';
import { FOLLOW_LIMITS, type Follow, type FollowTarget } from '../features/follow/contract.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import { lastEvent } from './confirm-follow.ts';
import { followerKey, newFollowId } from './follow-token.ts';
import { queueConfirmation } from './queue-confirmation.ts';
import { SUBSCRIPTION_COLUMNS, SUBSCRIPTION_TABLES, type SubscriptionRow, subscriptionRow, targetKey } from './subscription-row.ts';

/** Whom to tell: an address that still has to say yes, or one that is known to be theirs. */
export interface Recipient {
  channel: 'mail' | 'push';
  address: string;
  user: string | null;
  /** The address is proven to be that of who asks: no mail has to be answered first. */
  proven: boolean;
}

export interface Wish {
  city: string;
  target: FollowTarget;
  categories: string[];
  pace: Follow['pace'];
  lang: string;
  own: boolean;
}

type Tx = Pick<Transaction, 'execute'>;
/** Mails that ask one address to confirm, within a day: nobody's mailbox is filled by strangers. */
const ASKED_A_DAY = 3;
const DAY = 86_400_000;

async function followerOf(tx: Tx, { channel, address, user, proven }: Recipient, now: Date): Promise<{ id: string; proven: boolean }> {
  // A push address is its end point; keys may be renewed.
  const key = followerKey(channel, channel === 'push' ? String((JSON.parse(address) as { endpoint: string }).endpoint) : address, user);
  await tx.execute({
    sql: `INSERT INTO follower (id, channel, address, key, user, confirmed, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET confirmed = max(confirmed, excluded.confirmed), address = excluded.address`,
    args: [newFollowId(), channel, address, key, user, proven ? 1 : 0, now.getTime()],
  });
  const { rows } = await tx.execute({ sql: 'SELECT id, confirmed FROM follower WHERE key = ?', args: [key] });
  // A link or account that was confirmed once may add to it; a stranger who knows the address may not.
  return { id: String(rows[0]?.id), proven: proven || (user !== null && rows[0]?.confirmed === 1) };
}

/** @throws ProblemError where somebody has all that one may have */
async function mayHaveMore(tx: Tx, follower: string): Promise<void> {
  const { rows } = await tx.execute({
    sql: 'SELECT count(*) AS n FROM subscription WHERE follower = ? AND confirmed_at IS NOT NULL',
    args: [follower],
  });
  if (Number(rows[0]?.n ?? 0) >= FOLLOW_LIMITS.subscriptions)
    throw new ProblemError('too-many-requests', `At most ${FOLLOW_LIMITS.subscriptions} subscriptions; end one of them first.`);
}

/**
 * Makes a subscription, or renews the one on the same target, in the caller's transaction. One that is not proven waits for the link in the mail
 * that is queued with it; for those that are active already nothing changes. @returns the subscription as it stands
 * @throws ProblemError `too-many-requests`
 */
export async function subscribe(
  { config }: Pick<AppContext, 'config'>,
  tx: Tx,
  wish: Wish,
  recipient: Recipient | { follower: string },
  now: Date,
): Promise<SubscriptionRow> {
  const { id: follower, proven } =
    'follower' in recipient ? { id: recipient.follower, proven: true } : await followerOf(tx, recipient, now);
  const { city, target, categories, pace, lang, own } = wish;
  if (proven) await mayHaveMore(tx, follower);
  const [lng, lat] = target.kind === 'point' ? target.at : [null, null];
  const fresh = 'excluded.categories, pace = excluded.pace, lang = excluded.lang, radius = excluded.radius, paused = 0';
  await tx.execute({
    sql: `INSERT INTO subscription (id, follower, city, kind, target, report, area, lng, lat, radius, categories, pace, own, lang, made_at, confirmed_at, since)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (follower, city, target) DO UPDATE SET own = max(own, excluded.own), since = CASE WHEN confirmed_at IS NULL THEN excluded.since ELSE since END,
        confirmed_at = coalesce(confirmed_at, excluded.confirmed_at)${proven ? `, categories = ${fresh}` : ''}`,
    args: [
      newFollowId(),
      follower,
      city,
      target.kind,
      targetKey(target),
      target.kind === 'report' ? target.id : null,
      target.kind === 'area' ? target.id : null,
      lng ?? null,
      lat ?? null,
      target.kind === 'point' ? target.radius : null,
      JSON.stringify(categories),
      pace,
      own ? 1 : 0,
      lang,
      now.getTime(),
      proven ? now.getTime() : null,
      proven ? await lastEvent(tx) : 0,
    ],
  });
  const { rows } = await tx.execute({
    sql: `SELECT ${SUBSCRIPTION_COLUMNS} FROM ${SUBSCRIPTION_TABLES} WHERE s.follower = ? AND s.city = ? AND s.target = ?`,
    args: [follower, city, targetKey(target)],
  });
  if (!rows[0]) throw new Error('a subscription was written and is not there');
  const subscription = subscriptionRow(rows[0]);
  if (!proven && (await askedToday(tx, follower, now)) < ASKED_A_DAY) await queueConfirmation({ config }, tx, subscription, now);
  const fields = { kind: target.kind, proven, channel: subscription.channel };
  const entry = { actor: subscription.user, action: 'make:follow', city, entity: 'subscription', entityId: subscription.id, fields };
  await appendAudit(tx, entry, now);
  return subscription;
}

/** Mails that asked this follower to confirm within the last day. */
async function askedToday(tx: Tx, follower: string, now: Date): Promise<number> {
  const { rows } = await tx.execute({
    sql: `SELECT count(*) AS n FROM outbox WHERE kind = 'confirm-follow' AND ref = ? AND made_at > ?`,
    args: [follower, now.getTime() - DAY],
  });
  return Number(rows[0]?.n ?? 0);
}
