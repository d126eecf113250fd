import { CASE_MOVES, type CaseMove, type CaseState } from '../../data/model/case-states.ts';
import { can } from '../../data/model/rights.ts';
import type { Identity } from '../auth/identity.ts';
import { type CaseRow, targetOf } from './case-row.ts';

/** The permission by which somebody may make a move, if there is one. */
export const permissionFor = (identity: Identity, row: CaseRow, move: CaseMove) =>
  move.by.flatMap((by) => (by === 'reporter' || by === 'rule' ? [] : [by])).find((by) => can(identity.grants, by, targetOf(row)));

/** States that a case can be moved to by somebody. */
export const movesOf = (identity: Identity, row: CaseRow): CaseState[] =>
  row.parts.total > 0
    ? []
    : CASE_MOVES.filter((move) => move.from.includes(row.state) && permissionFor(identity, row, move) !== undefined).map((move) => move.to);
