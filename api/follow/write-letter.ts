import { oneLine } from '../mail/queue-mail.ts';
import { reportPath } from './follow-links.ts';
import { localName, whatWords } from './queue-confirmation.ts';
import type { Names, News } from './read-news.ts';
import type { SubscriptionRow } from './subscription-row.ts';
import { letterLanguage, wordsOf } from './words.ts';

/** New reports that one letter lists. */
const LISTED = 50;

export interface Letter {
  lang: string;
  /** One line. */
  subject: string;
  /** Without the foot. */
  text: string;
  /** Below the portal's address: what a push opens. */
  path: string;
}
export interface LetterParts {
  subscription: SubscriptionRow;
  news: News[];
  names: Names;
  city: string;
  /** Name of the followed area. */
  place: string;
  /** Names of what covers it today, where the followed area has ended. */
  today: string[];
  timeZone: string;
  publicUrl: string;
}

const indented = (text: string) =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** What a follower is told, from public words only. */
export function writeLetter(parts: LetterParts): Letter {
  return parts.subscription.target.kind === 'report' || parts.news.some((one) => one.kind !== 'received' && one.state !== null)
    ? updateLetter(parts)
    : alertLetter(parts);
}

/** What became of a report. */
function updateLetter({ subscription, news, names, city, timeZone, publicUrl }: LetterParts): Letter {
  const lang = letterLanguage(subscription.lang);
  const say = wordsOf(lang);
  const last = news.at(-1);
  const report = last?.report ?? null;
  const id = last?.id ?? '';
  const time = (at: number) => new Intl.DateTimeFormat(lang, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at);
  const name = oneLine(report ? localName(report.title, lang) : say('what.ownReport', { id }), 100);
  const lines = news.flatMap((one) => {
    const at = time(one.at);
    const agency = localName(names('agency', one.agency), lang);
    const state = one.state === null ? '' : say(`state.${one.state}`);
    const line =
      one.mergedInto !== null
        ? say('update.merged', { at, into: one.mergedInto })
        : one.kind === 'extended' && one.due !== null
          ? say('update.extended', { at, due: time(one.due) })
          : one.photos > 0
            ? say('update.photos', { at, count: one.photos })
            : one.state === null
              ? ''
              : say(one.state === 'forwarded' && agency ? 'update.stateAgency' : 'update.state', { at, state, agency });
    return [...(line ? [line] : []), ...(one.text ? [indented(one.text)] : [])];
  });
  const state = news.findLast((one) => one.state !== null)?.state;
  const path = report ? reportPath(subscription.city, last?.mergedInto ?? id) : `/${subscription.city}/tracking`;
  const what = whatWords(say, { kind: 'report', id }, report ? localName(report.title, lang) : '', city);
  return {
    lang,
    subject: state ? say('update.subject', { state: say(`state.${state}`), name }) : say('update.subjectOther', { name }),
    text: [say('update.intro', { what }), '', ...lines, '', report ? say('see', { link: publicUrl + path }) : say('own.see')].join('\n'),
    path,
  };
}

/** Reports that are new to the public. */
function alertLetter({ subscription, news, names, city, place, today, publicUrl }: LetterParts): Letter {
  const lang = letterLanguage(subscription.lang);
  const say = wordsOf(lang);
  const { target } = subscription;
  const [first] = news;
  const listed = news.slice(0, LISTED).map(({ id, report }) => {
    const title = localName(report?.title ?? null, lang);
    const category = localName(names('category', report?.categoryId), lang);
    const where = localName(report?.address ?? null, lang);
    const facts = [category === title ? '' : category, where].filter(Boolean).join(' · ');
    return `- ${oneLine(title)}${facts ? ` (${oneLine(facts, 200)})` : ''}\n  ${publicUrl}${reportPath(subscription.city, id)}`;
  });
  const all = `/${subscription.city}/list`;
  const spot = target.kind === 'point' ? say('place.point') : target.kind === 'area' ? place : city;
  return {
    lang,
    subject:
      news.length === 1
        ? say('alert.subjectOne', { name: oneLine(localName(first?.report?.title ?? null, lang), 100) })
        : oneLine(say('alert.subjectMany', { count: news.length, place: spot })),
    text: [
      say('alert.intro', { what: whatWords(say, target, place, city) }),
      ...(today.length > 0 ? ['', say('alert.ended', { name: place, today: today.join(', ') })] : []),
      '',
      ...listed,
      ...(news.length > LISTED ? [say('alert.more', { count: news.length - LISTED, link: publicUrl + all })] : []),
    ].join('\n'),
    path: news.length === 1 && first ? reportPath(subscription.city, first.id) : all,
  };
}
