import { dayIn } from '../../data/model/validity.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { cityRules } from '../cases/city-rules.ts';
import type { ChangeFollow, Follows } from '../features/follow/contract.ts';
import type { AppContext } from '../http/context.ts';
import { badField, ProblemError } from '../http/problem.ts';
import { removeSubscription } from './confirm-follow.ts';
import { followToken, idOfToken } from './follow-token.ts';
import { SUBSCRIPTION_COLUMNS, SUBSCRIPTION_TABLES, type SubscriptionRow, subscriptionRow } from './subscription-row.ts';
import { successorsOf } from './successors.ts';
import { targetName } from './target-name.ts';

type Parts = Pick<AppContext, 'db' | 'config' | 'now'>;

/** The follower of a secret link. @param header `Authorization: Follow <secret>` @throws ProblemError `not-found` */
export async function followerOfSecret({ db, config }: Parts, header: string | undefined): Promise<string> {
  const id = idOfToken(config.dataDir, 'manage', /^Follow (\S+)$/.exec(header ?? '')?.[1]);
  const { rows } = id ? await db.client.execute({ sql: 'SELECT id FROM follower WHERE id = ?', args: [id] }) : { rows: [] };
  if (!rows[0]) throw new ProblemError('not-found', 'No subscriptions belong to this link.');
  return String(rows[0].id);
}

/** How who is signed in opens their subscriptions; null: there are none. */
export async function secretOfUser({ db, config }: Parts, user: string): Promise<string | null> {
  const { rows } = await db.client.execute({
    sql: `SELECT id FROM follower WHERE user = ? AND channel = 'mail' AND confirmed = 1 LIMIT 1`,
    args: [user],
  });
  return rows[0] ? followToken(config.dataDir, 'manage', String(rows[0].id)) : null;
}

const readAll = async (db: { execute: Parts['db']['client']['execute'] }, follower: string): Promise<SubscriptionRow[]> => {
  const { rows } = await db.execute({
    sql: `SELECT ${SUBSCRIPTION_COLUMNS} FROM ${SUBSCRIPTION_TABLES} WHERE s.follower = ? AND s.confirmed_at IS NOT NULL ORDER BY s.confirmed_at, s.id`,
    args: [follower],
  });
  return rows.map(subscriptionRow);
};

/** An address as its owner knows it again and nobody else learns it. */
export function masked(channel: 'mail' | 'push', address: string): string {
  if (channel === 'push') return new URL(String((JSON.parse(address) as { endpoint: string }).endpoint)).host;
  const [name = '', host = ''] = address.split('@');
  return `${name.slice(0, 1)}•••@${host}`;
}

/** One's subscriptions, oldest first. */
export async function readFollows({ db, now }: Parts, follower: string): Promise<Follows> {
  const found = await readAll(db.client, follower);
  const { rows } = await db.client.execute({ sql: 'SELECT channel, address FROM follower WHERE id = ?', args: [follower] });
  const coveredBy = async (city: string, area: string) => {
    const { areas, timeZone } = await cityRules(db, city);
    return successorsOf(areas, area, dayIn(timeZone, now())).map(({ properties }) => properties.name);
  };
  const channel = rows[0]?.channel === 'push' ? 'push' : 'mail';
  const follows = await Promise.all(
    found.map(async ({ id, city, target, categories, pace, paused, confirmedAt }) => ({
      id,
      city,
      target,
      name: await targetName(db.client, city, target),
      today: target.kind === 'area' ? await coveredBy(city, target.id) : [],
      categories,
      pace,
      paused,
      since: new Date(confirmedAt ?? 0).toISOString(),
    })),
  );
  return { channel, address: masked(channel, String(rows[0]?.address)), follows };
}

const mine = async (tx: { execute: Parts['db']['client']['execute'] }, follower: string, id: string): Promise<SubscriptionRow> => {
  const found = (await readAll(tx, follower)).find((one) => one.id === id);
  if (!found) throw new ProblemError('not-found', 'There is no such subscription here.');
  return found;
};

/** Changes pace, topics or radius, pauses or goes on. @throws ProblemError */
export async function changeFollow({ db, now }: Parts, follower: string, id: string, change: ChangeFollow): Promise<void> {
  await db.transact(async (tx) => {
    const found = await mine(tx as never, follower, id);
    if (change.radius !== undefined && found.target.kind !== 'point') throw badField('radius', 'only a point has one');
    const { pace = found.pace, paused = found.paused, categories = found.categories, radius } = change;
    await tx.execute({
      sql: 'UPDATE subscription SET pace = ?, paused = ?, categories = ?, radius = coalesce(?, radius) WHERE id = ?',
      args: [pace, paused ? 1 : 0, JSON.stringify(categories), radius ?? null, id],
    });
    // What was gathered for another day or before the pause is not told later.
    if (paused && !found.paused) await tx.execute({ sql: 'DELETE FROM follow_notice WHERE subscription = ?', args: [id] });
    const entry = { actor: found.user, action: 'change:follow', city: found.city, entity: 'subscription', entityId: id };
    await appendAudit(tx, { ...entry, fields: { pace, paused, categories: categories.length } }, now());
  });
}

/** Ends one subscription, or all and forgets the address. @throws ProblemError `not-found` */
export async function endOwnFollow({ db, now }: Parts, follower: string, id: string | 'all'): Promise<void> {
  await db.transact(async (tx) => {
    const ended = id === 'all' ? await readAll(tx as never, follower) : [await mine(tx as never, follower, id)];
    for (const one of ended) await removeSubscription(tx, one, now());
    if (id !== 'all') return;
    await tx.execute({ sql: 'DELETE FROM subscription WHERE follower = ?', args: [follower] });
    await tx.execute({ sql: 'DELETE FROM follower WHERE id = ?', args: [follower] });
  });
}
