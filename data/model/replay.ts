import type { CaseState } from './case-states.ts';

/** How a case stands at some moment, as the log tells it. `due`: milliseconds since 1970. */
export interface Standing {
  state: CaseState;
  agency: string | null;
  due: number;
  priority: 'urgent' | 'high' | 'normal';
}
/** One entry of the log, as far as it changes how a case stands; null: says nothing about it. */
export interface LogStep {
  state: CaseState | null;
  agency: string | null;
  due: number | null;
  priority: Standing['priority'] | null;
}

/** How a case stands after an entry of the log. @param before null: it was not there yet */
export function standAfter(before: Standing | null, step: LogStep): Standing {
  const { state, agency, due, priority } = before ?? { state: 'received', agency: null, due: 0, priority: 'normal' };
  return { state: step.state ?? state, agency: step.agency ?? agency, due: step.due ?? due, priority: step.priority ?? priority };
}

/** An entry of a day's log: whose it is, by its place in the list of cases, and when. */
export interface DayStep extends LogStep {
  at: number;
  index: number;
}

/**
 * How all cases stand at an instant. The same objects as in `before` where nothing changed, so that what is drawn from them stays too.
 * @param start by case; null: not there at the start
 * @param steps in the order of the log
 */
export function standingsAt(start: readonly (Standing | null)[], steps: readonly DayStep[], at: number): (Standing | null)[] {
  const now = [...start];
  for (const step of steps) if (step.at <= at) now[step.index] = standAfter(now[step.index] ?? null, step);
  return now;
}

/** Sizes of a cell of the map of heat, metres. */
export const HEAT_CELLS = [100, 250, 500, 1000] as const;
