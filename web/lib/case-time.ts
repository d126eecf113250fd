import type { CaseSummary } from '../../api/features/cases/contract.ts';
import { CLOCK_STOPS, isClosed, publicStatus } from '../../data/model/case-states.ts';
import { reportIcon } from './report-icon.ts';

/** How a case stands to its due date. `stopped`: on hold or closed, nothing comes nearer. */
export type DueTone = 'late' | 'soon' | 'calm' | 'stopped';

const HOUR = 3_600_000;
/** A day before it is due a case asks for attention; an urgent one all the time it is open. */
const SOON = 24 * HOUR;

type Timed = Pick<CaseSummary, 'state' | 'dueAt' | 'late'>;

/** Late as the server said, or become so since, while the page was open. */
export function isLate({ state, dueAt, late }: Timed, now: number): boolean {
  if (isClosed(state)) return false;
  return late || (!CLOCK_STOPS.includes(state) && Date.parse(dueAt) < now);
}

export function dueTone(timed: Timed, now: number): DueTone {
  if (isLate(timed, now)) return 'late';
  if (CLOCK_STOPS.includes(timed.state)) return 'stopped';
  return Date.parse(timed.dueAt) - now < SOON ? 'soon' : 'calm';
}

/** The pin of a case, in the drawings of the public map. */
export const caseIcon = (timed: Timed, now: number): string => reportIcon({ status: publicStatus(timed.state), late: isLate(timed, now) });

const UNITS: ['day' | 'hour' | 'minute', number][] = [
  ['day', 24 * HOUR],
  ['hour', HOUR],
  ['minute', HOUR / 60],
];

/** How far an instant is, either way: "17 days", "3 hours". */
export function spanWords(iso: string, now: number, lang: string): string {
  const span = Math.abs(Date.parse(iso) - now);
  const [unit, size] = UNITS.find(([, length]) => span >= length) ?? ['minute', HOUR / 60];
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(
    Math.trunc(span / size),
  );
}

/** An instant as seen from now: "in 3 hours", "2 days ago". */
export function fromNow(iso: string, now: number, lang: string): string {
  const span = Date.parse(iso) - now;
  const words = new Intl.RelativeTimeFormat(lang, { numeric: 'always', style: 'short' });
  const [unit, size] = UNITS.find(([, length]) => Math.abs(span) >= length) ?? ['minute', HOUR / 60];
  return words.format(Math.trunc(span / size), unit);
}

/** The instant of a clock time in a time zone. @param local `YYYY-MM-DDTHH:mm` as the clock on the wall shows it @returns ISO 8601 in UTC */
export function instantOf(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}:00Z`);
  const shown = localOf(new Date(asUtc).toISOString(), timeZone);
  return new Date(asUtc - (Date.parse(`${shown}:00Z`) - asUtc)).toISOString();
}

/** An instant as the clock on the wall shows it: `YYYY-MM-DDTHH:mm`. */
export function localOf(iso: string, timeZone: string): string {
  const words = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(iso));
  return words.replace(' ', 'T');
}
