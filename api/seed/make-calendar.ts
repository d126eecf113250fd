/**
 * Writes `data/calendar.json`: `node api/seed/make-calendar.ts`. Public holidays, lunar ones included, come from date-holidays; what the
 * government decides each year (the second day of the national holiday, Tết's span, swapped days) stands below. Run it again when a
 * year's decision is out, or edit the calendar in the portal.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';
import type { LocalText, WorkCalendar } from '../../data/contract.ts';

const FIRST_YEAR = 2023;
const LAST_YEAR = 2027;
const TET = { vi: 'Tết Nguyên Đán', en: 'Lunar New Year' };
const NATIONAL = { vi: 'Quốc khánh', en: 'National Day' };
const SUBSTITUTE = { vi: 'Nghỉ bù', en: 'Day in lieu' };
const SWAPPED = { vi: 'Nghỉ hoán đổi', en: 'Swapped day off' };
const ENGLISH: Record<string, string> = {
  'Tết Dương lịch': 'New Year',
  'Giỗ tổ Hùng Vương': 'Hùng Kings’ Day',
  'Ngày Giải phóng miền Nam': 'Reunification Day',
  'Quốc tế Lao động': 'Labour Day',
  'Quốc khánh': 'National Day',
};

/** Free weekdays by decision, where they are not what the rule below gives. */
const DECIDED: Record<number, { tet: [from: string, to: string]; national: string[]; swaps: [off: string, worked: string][] }> = {
  2023: { tet: ['2023-01-20', '2023-01-26'], national: ['2023-09-01', '2023-09-04'], swaps: [] },
  2024: { tet: ['2024-02-08', '2024-02-14'], national: ['2024-09-02', '2024-09-03'], swaps: [['2024-04-29', '2024-05-04']] },
  2025: { tet: ['2025-01-27', '2025-01-31'], national: ['2025-09-01', '2025-09-02'], swaps: [['2025-05-02', '2025-04-26']] },
  2026: {
    tet: ['2026-02-16', '2026-02-20'],
    national: ['2026-09-01', '2026-09-02'],
    swaps: [
      ['2026-01-02', '2026-01-10'],
      ['2026-08-31', '2026-08-22'],
    ],
  },
};

const after = (day: string, days = 1) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const weekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

/** The free weekdays of a year and the days worked for them. */
function yearDays(year: number): Pick<WorkCalendar, 'holidays' | 'workdays'> {
  const decided = DECIDED[year];
  const free = new Map<string, WorkCalendar['holidays'][number]['name']>();
  /** A year whose decision is out has nothing unconfirmed; else Tết and the national day may fall otherwise. */
  const named = (day: string, name: LocalText) => ({
    day,
    name,
    ...(decided || ![TET.vi, NATIONAL.vi, SUBSTITUTE.vi].includes(name.vi ?? '') ? {} : { unconfirmed: true }),
  });
  const give = (day: string, name: { vi: string; en: string }) => {
    let at = day;
    // A holiday on a weekend or on another holiday is made up for on the next working day.
    while (weekend(at) || free.has(at)) at = after(at);
    free.set(at, at === day ? name : SUBSTITUTE);
  };
  const spans = new Holidays('VN').getHolidays(year).filter((holiday) => holiday.type === 'public');
  for (const { date, rule, name } of spans) {
    const day = date.slice(0, 10);
    const tet = /vietnamese 1-0-1/.test(rule);
    if (tet && (decided || !rule.includes('P5D'))) continue;
    if (rule.startsWith('09-02') && decided) continue;
    for (let i = 0; i < (tet ? 5 : 1); i++) give(after(day, i), tet ? TET : { vi: name, en: ENGLISH[name] ?? name });
    if (rule.startsWith('09-02')) give(new Date(day).getUTCDay() === 1 ? after(day) : after(day, -1), NATIONAL);
  }
  if (decided) {
    const [from, to] = decided.tet;
    for (let day = from; day <= to; day = after(day)) if (!weekend(day)) free.set(day, TET);
    for (const day of decided.national) free.set(day, NATIONAL);
    for (const [off] of decided.swaps) free.set(off, SWAPPED);
  }
  const workdays = (decided?.swaps ?? []).map(([off, day]) => ({ day, name: { vi: `Làm bù cho ${off}`, en: `Worked for ${off}` } }));
  return { holidays: [...free].sort().map(([day, name]) => named(day, name)), workdays };
}

/** The calendar as it is seeded: 7:30 to 11:30 and 13:30 to 17:00, Monday to Friday. */
export function makeCalendar(first = FIRST_YEAR, last = LAST_YEAR): WorkCalendar {
  const years = Array.from({ length: last - first + 1 }, (_, i) => yearDays(first + i));
  return {
    hours: [
      [450, 690],
      [810, 1020],
    ],
    weekdays: [1, 2, 3, 4, 5],
    holidays: years.flatMap((y) => y.holidays),
    workdays: years.flatMap((y) => y.workdays),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../../data/calendar.json', import.meta.url), `${JSON.stringify(makeCalendar(), null, 2)}\n`);
