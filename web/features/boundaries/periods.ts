export interface Period {
  /** First day on which this set of areas holds; null is "from the beginning". */
  from: string | null;
  /** First day on which it no longer does; null is "until now and on". */
  to: string | null;
  /** A day within. */
  day: string;
}

const DAY = 86_400_000;

/** The spans between the days on which the set of areas changed, newest first. @param changes ascending or not */
export function periodsOf(changes: readonly string[]): Period[] {
  const days = [...new Set(changes)].sort();
  const spans: Period[] = days.map((from, i) => ({ from, to: days[i + 1] ?? null, day: from }));
  const first = days[0];
  if (first) spans.unshift({ from: null, to: first, day: new Date(Date.parse(first) - DAY).toISOString().slice(0, 10) });
  return spans.reverse();
}

/** Whether a day lies in a period: from <= day < to. ISO days compare as text. */
export const holds = ({ from, to }: Period, day: string) => (from === null || from <= day) && (to === null || day < to);
