import type { Transaction } from '@libsql/client';
import type { LocalText } from '../../data/contract.ts';
import type { FollowTarget } from '../features/follow/contract.ts';
import type { AppContext } from '../http/context.ts';
import { oneLine, queueMail } from '../mail/queue-mail.ts';
import { confirmLink } from './follow-links.ts';
import type { SubscriptionRow } from './subscription-row.ts';
import { targetName } from './target-name.ts';
import { letterLanguage, type Say, wordsOf } from './words.ts';

export const localName = (text: LocalText | null, lang: string): string => (text ? (text[lang] ?? text.vi ?? '') : '');

/** What is followed, in words; a report that the public does not see by its number only. */
export function whatWords(say: Say, target: FollowTarget, name: string, city: string): string {
  if (target.kind === 'report')
    return name ? say('what.report', { name: oneLine(name), id: target.id }) : say('what.ownReport', { id: target.id });
  if (target.kind === 'area') return say('what.area', { name });
  if (target.kind === 'point') return say('what.point', { radius: target.radius });
  return say('what.city', { city });
}

/** The name of a city. */
export async function cityName(tx: Pick<Transaction, 'execute'>, city: string, lang: string): Promise<string> {
  const { rows } = await tx.execute({ sql: `SELECT scene ->> '$.name' AS name FROM city WHERE id = ?`, args: [city] });
  return rows[0]?.name ? localName(JSON.parse(String(rows[0].name)) as LocalText, lang) : city;
}

/** Asks an address whether it was its owner who wants mail. It tells public words only: whoever typed the address may be a stranger. */
export async function queueConfirmation(
  { config }: Pick<AppContext, 'config'>,
  tx: Pick<Transaction, 'execute'>,
  subscription: SubscriptionRow,
  now: Date,
): Promise<void> {
  const { city, target, address, follower } = subscription;
  const lang = letterLanguage(subscription.lang);
  const say = wordsOf(lang);
  const name = await cityName(tx, city, lang);
  const what = whatWords(say, target, localName(await targetName(tx as never, city, target), lang), name);
  const text = say('confirm.body', { what, link: confirmLink(config, subscription), city: name });
  await queueMail(
    tx,
    { to: address, lang, subject: say('confirm.subject', { city: name }), text, kind: 'confirm-follow', ref: follower },
    now,
  );
}
