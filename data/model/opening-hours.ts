/**
 * Reads the part of OpenStreetMap's `opening_hours` that offices and shops use:
 * `24/7`, `Mo-Fr 07:30-11:30,13:30-17:00; Sa 08:00-12:00; Su off`, spans past midnight (`17:00-02:00`). A later rule replaces earlier ones on its days.
 * Own code because the full evaluator is LGPL, 200 kB and asks for a place's country; this subset needs neither.
 */
const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Open spans as [from, to) minutes since Monday 00:00, sorted and disjoint; `to` may pass the week's end. */
export type WeekSpans = [from: number, to: number][];

/** Minutes of a clock time, up to 24:00; NaN where it is none. */
function minutes(text: string): number {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!match) return Number.NaN;
  const value = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && value <= DAY ? value : Number.NaN;
}

function daysOf(text: string): number[] | null {
  const days: number[] = [];
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.split('-');
    const from = DAYS.indexOf(first.trim());
    const to = DAYS.indexOf(last.trim());
    if (from < 0 || to < 0) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === to) break;
    }
  }
  return days;
}

function spansOf(text: string): WeekSpans | null {
  if (text === 'off' || text === 'closed') return [];
  const spans: WeekSpans = [];
  for (const part of text.split(',')) {
    const [a = '', b = ''] = part.split('-');
    const from = minutes(a);
    const to = minutes(b);
    if (Number.isNaN(from) || Number.isNaN(to)) return null;
    spans.push([from, to > from ? to : to + DAY]);
  }
  return spans;
}

/** The week's open spans, or null where the text is not of this subset. */
export function parseOpeningHours(text: string): WeekSpans | null {
  if (text.trim() === '24/7') return [[0, WEEK]];
  const week: WeekSpans[] = DAYS.map(() => []);
  for (const rule of text.split(';')) {
    const match = /^\s*((?:Mo|Tu|We|Th|Fr|Sa|Su)[A-Za-z,-]*)?\s*(\S.*?)\s*$/.exec(rule);
    const days = match?.[1] ? daysOf(match[1]) : DAYS.map((_, day) => day);
    const spans = match?.[2] ? spansOf(match[2]) : null;
    if (!days || !spans) return null;
    for (const day of days) week[day] = spans;
  }
  const all = week.flatMap((spans, day) => spans.map(([from, to]): [number, number] => [from + day * DAY, to + day * DAY]));
  return merged(all);
}

function merged(spans: WeekSpans): WeekSpans {
  const out: WeekSpans = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** Whether the spans cover a minute of the week, and after how many minutes that changes (undefined: never). */
export function openAt(spans: WeekSpans, minute: number): { open: boolean; changesIn?: number } {
  if (spans.length === 0) return { open: false };
  const twice = merged(
    [...spans, ...spans.map(([a, b]): [number, number] => [a + WEEK, b + WEEK])].map(([a, b]): [number, number] => [a, b]),
  );
  const at = spans.some(([, to]) => to - WEEK > minute) ? minute + WEEK : minute;
  const now = twice.find(([from, to]) => from <= at && at < to);
  if (now) return now[1] - at >= WEEK ? { open: true } : { open: true, changesIn: now[1] - at };
  const next = twice.find(([from]) => from > at);
  return next ? { open: false, changesIn: next[0] - at } : { open: false };
}
