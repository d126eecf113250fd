import type { Permission } from './rights.ts';

/** The states of a case and the moves between them, as data. */
export const CASE_STATES = [
  'received',
  'in_moderation',
  'forwarded',
  'accepted',
  'scheduled',
  'in_progress',
  'on_hold',
  'answered',
  'done',
  'not_accepted',
  'reopened',
  'merged',
  'cancelled',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What a move needs before it is made. `reason` is told to the reporter, `photo` shows the work done. */
export type MoveNeed = 'agency' | 'reason' | 'answer' | 'day' | 'case';

export interface CaseMove {
  to: CaseState;
  from: readonly CaseState[];
  /** What a member of staff must be allowed; `reporter` is the holder of the tracking link. */
  by: readonly (Permission | 'reporter' | 'rule')[];
  needs: readonly MoveNeed[];
}

const OPEN = ['received', 'in_moderation', 'forwarded', 'accepted', 'scheduled', 'in_progress', 'on_hold', 'answered', 'reopened'] as const;
const AT_AGENCY = ['forwarded', 'accepted', 'scheduled', 'in_progress', 'on_hold', 'reopened'] as const;

/** One entry a state that can be moved to; nothing else is allowed. */
export const CASE_MOVES: readonly CaseMove[] = [
  { to: 'in_moderation', from: ['received'], by: ['moderate:report', 'rule'], needs: [] },
  {
    to: 'forwarded',
    from: [...OPEN, 'not_accepted'],
    by: ['assign:case', 'direct:case', 'rule'],
    needs: ['agency'],
  },
  { to: 'accepted', from: ['forwarded', 'reopened'], by: ['move:case'], needs: [] },
  { to: 'scheduled', from: ['forwarded', 'accepted', 'in_progress', 'on_hold', 'reopened'], by: ['move:case'], needs: ['day'] },
  { to: 'in_progress', from: ['forwarded', 'accepted', 'scheduled', 'on_hold', 'reopened'], by: ['move:case'], needs: [] },
  { to: 'on_hold', from: ['forwarded', 'accepted', 'scheduled', 'in_progress', 'reopened'], by: ['move:case'], needs: ['reason'] },
  { to: 'answered', from: [...AT_AGENCY], by: ['move:case'], needs: ['answer'] },
  { to: 'done', from: [...AT_AGENCY, 'answered'], by: ['move:case'], needs: ['answer'] },
  { to: 'not_accepted', from: ['received', 'in_moderation', ...AT_AGENCY], by: ['move:case', 'assign:case'], needs: ['reason'] },
  { to: 'reopened', from: ['answered', 'done', 'not_accepted'], by: ['reporter', 'assign:case'], needs: ['reason'] },
  { to: 'merged', from: [...OPEN], by: ['arrange:case'], needs: ['case'] },
  { to: 'cancelled', from: ['received', 'in_moderation', 'forwarded'], by: ['reporter', 'assign:case'], needs: [] },
];

/** States in which nobody has to act any more. */
export const CLOSED: readonly CaseState[] = ['answered', 'done', 'not_accepted', 'merged', 'cancelled'];
export const isClosed = (state: CaseState): boolean => CLOSED.includes(state);
/** The due date does not come nearer in these. */
export const CLOCK_STOPS: readonly CaseState[] = ['on_hold', ...CLOSED];

/** The move from one state to another, if there is one. */
export function moveBetween(from: CaseState, to: CaseState): CaseMove | undefined {
  return CASE_MOVES.find((move) => move.to === to && move.from.includes(from));
}

/** What the public reads: Open311 knows open and closed, residents four words. */
export function publicStatus(state: CaseState): 'received' | 'in_progress' | 'done' | 'rejected' {
  if (state === 'received' || state === 'in_moderation' || state === 'forwarded') return 'received';
  if (state === 'answered' || state === 'done' || state === 'merged') return 'done';
  if (state === 'not_accepted' || state === 'cancelled') return 'rejected';
  return 'in_progress';
}

/** What a report that was split is, as a whole: open while one of its parts is, else what most was done about it. */
export function wholeState(parts: readonly CaseState[]): CaseState {
  if (parts.some((state) => !isClosed(state))) return 'in_progress';
  const best = (['done', 'answered', 'not_accepted', 'merged'] as const).find((state) => parts.includes(state));
  // A part that was merged goes on elsewhere; of the whole nothing is left to do.
  return best === 'merged' ? 'done' : (best ?? 'cancelled');
}
