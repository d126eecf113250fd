import { type CaseState, CLOCK_STOPS, isClosed } from '../../data/model/case-states.ts';
import { addWorkingMinutes, workingMinutesBetween } from '../../data/model/working-time.ts';
import type { CaseRow } from './case-row.ts';
import type { CityRules } from './city-rules.ts';

/** The case in another state; the clock stops and goes on as the states have it. */
export function inState(row: CaseRow, to: CaseState, rules: CityRules, now: Date): CaseRow {
  const stops = CLOCK_STOPS.includes(to);
  if (row.pausedAt === null) return { ...row, state: to, pausedAt: stops ? now.getTime() : null };
  // From one closed state to another it stays stopped since the first.
  if (isClosed(row.state) && stops) return { ...row, state: to };
  const lost = workingMinutesBetween(rules.calendar, rules.timeZone, new Date(row.pausedAt), now);
  const late = row.dueAt < row.pausedAt;
  const dueAt = late ? row.dueAt : addWorkingMinutes(rules.calendar, rules.timeZone, new Date(row.dueAt), lost).getTime();
  return { ...row, state: to, pausedAt: stops ? now.getTime() : null, dueAt };
}
