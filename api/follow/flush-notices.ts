import type { Transaction } from '@libsql/client';
import { dayIn } from '../../data/model/validity.ts';
import { cityRules } from '../cases/city-rules.ts';
import type { AppContext } from '../http/context.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { putItem } from '../outbox/put-item.ts';
import { endLink, manageLink, oneClickLink } from './follow-links.ts';
import { cityName, localName } from './queue-confirmation.ts';
import { takeNews } from './read-news.ts';
import { SUBSCRIPTION_COLUMNS, SUBSCRIPTION_TABLES, type SubscriptionRow, subscriptionRow } from './subscription-row.ts';
import { successorsOf } from './successors.ts';
import { targetName } from './target-name.ts';
import { letterLanguage, wordsOf } from './words.ts';
import { type Letter, writeLetter } from './write-letter.ts';

/** Subscriptions told in one transaction. */
const AT_ONCE = 20;
/** Of one turn, so that the end of the process need not wait. */
const ROUNDS = 50;

type Parts = Pick<AppContext, 'db' | 'config' | 'now'>;
type Tx = Pick<Transaction, 'execute'>;

/** Writes what is due into the outbox: one message a subscription for all that was gathered. @returns how many were written */
export async function flushNotices(parts: Parts): Promise<number> {
  let written = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const count = await flushSome(parts);
    if (count === null) break;
    written += count;
  }
  return written;
}

/** @returns null where nothing is due */
async function flushSome({ db, config, now }: Parts): Promise<number | null> {
  const at = now();
  const due = `SELECT DISTINCT subscription FROM follow_notice WHERE due_at <= ? LIMIT ${AT_ONCE}`;
  const read = `SELECT ${SUBSCRIPTION_COLUMNS} FROM ${SUBSCRIPTION_TABLES} WHERE s.id IN (${due})`;
  const { rows: some } = await db.client.execute({ sql: read, args: [at.getTime()] });
  if (some.length === 0) return null;
  const rules = new Map(
    await Promise.all([...new Set(some.map((row) => String(row.city)))].map(async (city) => [city, await cityRules(db, city)] as const)),
  );
  return db.transact(async (tx) => {
    const { rows } = await tx.execute({ sql: read, args: [at.getTime()] });
    let written = 0;
    for (const subscription of rows.map(subscriptionRow)) {
      const known = rules.get(subscription.city);
      // Another process's city came up meanwhile: next round.
      if (!known) continue;
      const news = await takeNews(tx, subscription);
      if (news.length === 0) continue;
      const lang = letterLanguage(subscription.lang);
      const { target } = subscription;
      const today = target.kind === 'area' ? successorsOf(known.areas, target.id, dayIn(known.timeZone, at)) : [];
      const letter = writeLetter({
        subscription,
        news,
        names: (of, id) => (of === 'agency' ? known.agencies : known.categories).find((one) => one.id === id)?.name ?? null,
        city: await cityName(tx, subscription.city, lang),
        place: target.kind === 'area' ? localName(await targetName(tx as never, subscription.city, target), lang) : '',
        today: today.map(({ properties }) => localName(properties.name, lang)),
        timeZone: known.timeZone,
        publicUrl: config.publicUrl,
      });
      await queueLetter({ config }, tx, subscription, letter, at);
      written += 1;
    }
    return written;
  });
}

async function queueLetter(
  { config }: Pick<Parts, 'config'>,
  tx: Tx,
  subscription: SubscriptionRow,
  letter: Letter,
  now: Date,
): Promise<void> {
  const { id, channel, address, follower, city, target } = subscription;
  const kind = target.kind === 'report' ? 'follow-report' : 'follow-alert';
  const { lang, subject, text, path } = letter;
  if (channel === 'push') {
    await putItem(
      tx,
      { channel, kind, ref: id, content: { follower, push: { title: subject, body: text.split('\n', 1)[0], path, tag: id } } },
      now,
    );
    return;
  }
  const foot = wordsOf(lang)('foot', {
    city: await cityName(tx, city, lang),
    end: endLink(config, subscription),
    manage: manageLink(config, subscription),
  });
  await queueMail(
    tx,
    { to: address, lang, subject, text: `${text}\n\n-- \n${foot}\n`, kind, ref: id, unsubscribe: oneClickLink(config, subscription) },
    now,
  );
}
