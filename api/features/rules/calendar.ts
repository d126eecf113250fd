import { WorkCalendar } from '../../../data/contract.ts';
import { can } from '../../../data/model/rights.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityZone } from '../../db/city-zone.ts';
import { contentVersion } from '../../db/content-version.ts';
import type { AppContext } from '../../http/context.ts';
import { type FieldError, ProblemError } from '../../http/problem.ts';
import { changedFields } from './changed-fields.ts';
import type { CalendarEntry, SaveCalendar } from './contract.ts';
import { readWord, writeWord } from './vocabulary.ts';

/** The working calendar, which all cities share. @throws ProblemError as `authorize`; `city-unknown` */
export async function readCalendar({ db }: AppContext, identity: Identity | null, city: string): Promise<CalendarEntry> {
  const { grants } = authorize(identity, 'edit:calendar', { city });
  await cityZone(db, city);
  const { content, edited, proposed } = await readWord(db.client, 'calendar');
  return {
    calendar: WorkCalendar.parse(JSON.parse(content)),
    version: contentVersion(content),
    editable: can(grants, 'edit:calendar', { city: null }),
    edited,
    ...(proposed === null ? {} : { proposal: { calendar: WorkCalendar.parse(JSON.parse(proposed)) } }),
  };
}

/** What is wrong with a calendar that has the right shape. */
function faults({ hours, weekdays, holidays, workdays }: WorkCalendar): FieldError[] {
  const found: FieldError[] = [];
  for (const [i, [from, to]] of hours.entries()) {
    if (from >= to) found.push({ field: `calendar.hours.${i}`, message: 'ends-before' });
    const next = hours[i + 1];
    if (next && next[0] <= to) found.push({ field: `calendar.hours.${i + 1}`, message: 'hours-overlap' });
  }
  if (weekdays.length === 0) found.push({ field: 'calendar.weekdays', message: 'no-workday' });
  const days = (list: { day: string }[]) => list.map(({ day }) => day);
  const repeated = (list: string[]) => list.filter((day, i) => list.indexOf(day) !== i);
  for (const day of repeated(days(holidays))) found.push({ field: `calendar.holidays.${day}`, message: 'day-twice' });
  for (const day of repeated(days(workdays))) found.push({ field: `calendar.workdays.${day}`, message: 'day-twice' });
  for (const day of days(workdays).filter((one) => days(holidays).includes(one)))
    found.push({ field: `calendar.workdays.${day}`, message: 'free-and-worked' });
  return found;
}

/**
 * Replaces the calendar of all cities; due dates that were given stay.
 * @throws ProblemError as `authorize` (asked of all cities); `version-conflict`; `bad-request` that names the fields
 */
export async function saveCalendar({ db, now }: AppContext, identity: Identity | null, { version, calendar }: SaveCalendar): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:calendar', { city: null });
  const errors = faults(calendar);
  if (errors.length > 0) throw new ProblemError('bad-request', errors.map((x) => `${x.field}: ${x.message}`).join('; '), errors);
  const byDay = <D extends { day: string }>(list: D[]) => list.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const next: WorkCalendar = {
    hours: calendar.hours,
    weekdays: [...new Set(calendar.weekdays)].sort(),
    holidays: byDay(calendar.holidays),
    workdays: byDay(calendar.workdays),
  };
  await db.transact(async (tx) => {
    const at = now();
    const { content } = await readWord(tx, 'calendar');
    if (contentVersion(content) !== version) throw new ProblemError('version-conflict', 'Somebody else saved the calendar.');
    const changed = changedFields(WorkCalendar.parse(JSON.parse(content)), next);
    if (changed === '') return;
    await writeWord(tx, 'calendar', JSON.stringify(next), at);
    const entry = { actor, action: 'edit:calendar', city: null, entity: 'calendar', entityId: 'calendar', fields: { changed } };
    await appendAudit(tx, entry, at);
  });
}
