import { addWorkingDays, type WorkCalendar, workingMinutesBetween } from './working-time.ts';

/** When those in charge are told that a case nears or passed its day. */
export interface EscalationRule {
  id: string;
  when: 'before' | 'after';
  /** Before: when this share of the working time is left, or so many working minutes; the earlier. */
  share?: number | undefined;
  minutes?: number | undefined;
  /** After: so many working days after the day, then again each so many. */
  days?: number | undefined;
  again?: number | undefined;
  to: readonly ('agency' | 'leaders' | 'operators')[];
}
/** Instants are milliseconds since 1970. */
export interface EscalatedCase {
  receivedAt: number;
  dueAt: number;
}
export interface Clock {
  calendar: WorkCalendar;
  timeZone: string;
}

/** Repetitions after which a rule rests. */
const MOST = 400;
const MINUTE = 60_000;

/** The instants at which a rule tells, ascending. */
export function* firings(rule: EscalationRule, { receivedAt, dueAt }: EscalatedCase, clock: Clock): Generator<number> {
  const due = new Date(dueAt);
  if (rule.when === 'before') {
    const left = (at: number) => workingMinutesBetween(clock.calendar, clock.timeZone, new Date(at), due);
    const asked = Math.max(rule.minutes ?? 0, (rule.share ?? 0) * left(receivedAt));
    // The working time left falls with every minute: halve until the minute is found at which it is no more than asked.
    let [early, late] = [receivedAt, dueAt];
    if (left(early) <= asked) late = early;
    while (late - early > MINUTE) {
      const middle = Math.floor((early + late) / 2);
      if (left(middle) <= asked) late = middle;
      else early = middle;
    }
    if (late < dueAt) yield late;
    return;
  }
  for (let turn = 0; turn < (rule.again ? MOST : 1); turn++) {
    const days = (rule.days ?? 0) + turn * (rule.again ?? 0);
    yield days === 0 ? dueAt : addWorkingDays(clock.calendar, clock.timeZone, due, days).getTime();
  }
}

/**
 * How often a rule has told by now, and when it tells next. What was missed while nobody looked counts, so that only the last is told; a
 * warning before the day is not given after it.
 */
export function turnOf(rule: EscalationRule, of: EscalatedCase, clock: Clock, now: number): { turn: number; next: number | null } {
  let turn = 0;
  for (const at of firings(rule, of, clock)) {
    if (at > now) return { turn, next: at };
    turn += 1;
  }
  return { turn: rule.when === 'before' && now >= of.dueAt ? 0 : turn, next: null };
}
