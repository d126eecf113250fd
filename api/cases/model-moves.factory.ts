/** What can be tried with a case by itself, each with what the model says becomes of it. */
import type fc from 'fast-check';
import { expect } from 'vitest';
import { CASE_MOVES, type CaseState, isClosed } from '../../data/model/case-states.ts';
import type { MoveCase } from '../features/cases/contract.ts';
import {
  byId,
  caseAt,
  contextOf,
  leadsTo,
  outcome,
  type Person,
  type Real,
  reach,
  readReal,
  STAFF,
  same,
  touched,
  type World,
} from './model-world.factory.ts';
import { reopenCase } from './reporter.ts';
import { assignCase } from './verbs/assign-case.ts';
import { extendCase } from './verbs/extend-case.ts';
import { moveCase } from './verbs/move-case.ts';
import { noteCase } from './verbs/note-case.ts';

type Command = fc.AsyncCommand<World, Real>;
const DAY = 86_400_000;

/** Who tries it with which case, on the right version or an old one. */
export interface Try {
  person: Person;
  which: number;
  stale: boolean;
}
const wordsOf = ({ person, which, stale }: Try) => `${person} #${which}${stale ? ' stale' : ''}`;

const command = (name: string, run: Command['run']): Command => ({ check: () => true, toString: () => name, run });

/** @param given with what the move needs, or bare; @param into which case it is merged into */
export const tryMove = (by: Try, to: CaseState, agency: string, given: boolean, into: number) =>
  command(`${wordsOf(by)}: ${to} ${agency} into #${into}${given ? '' : ' bare'}`, async (world, real) => {
    const model = caseAt(world, by.which);
    const target = caseAt(world, into);
    const seen = await readReal(real.portal, model.id);
    const version = model.version - (by.stale ? 1 : 0);
    const needs = { agencyId: agency, reason: 'vì', answer: 'đáp', day: '2027-12-02', caseId: target.id };
    const input: MoveCase = { version, to, ...(given ? needs : {}) };
    const found = await outcome(moveCase(contextOf(real.portal), STAFF[by.person], seen, input));
    const move = CASE_MOVES.find((one) => one.to === to && one.from.includes(model.state));
    const { may, reaches } = reach(by.person, model.agency);
    const allowed = reaches && may.includes('read:case') && (!move || move.by.some((one) => (may as readonly string[]).includes(one)));
    const sits = to === 'forwarded' && model.state === 'forwarded' && model.agency === agency;
    // A case is not merged into itself, into one that ended so, or into what goes as it goes.
    const circle = target.parts.some((part) => leadsTo(world, byId(world, part), model.id));
    const nowhere = to === 'merged' && (target === model || target.state === 'merged' || circle);
    const expected = !allowed
      ? 'forbidden'
      : by.stale
        ? 'version-conflict'
        : !move || model.parts.length > 0
          ? 'move-not-allowed'
          : move.needs.length > 0 && !given
            ? 'bad-request'
            : sits
              ? 'move-not-allowed'
              : nowhere
                ? 'bad-request'
                : 'done';
    expect(found).toBe(expected);
    if (expected === 'done') {
      model.state = to;
      if (to === 'forwarded') model.agency = agency;
      if (to === 'merged') model.into = target.id;
      touched(world, model, true);
    }
    await same(world, real);
  });

export const tryNote = (by: Try) =>
  command(`${wordsOf(by)}: note`, async (world, real) => {
    const model = caseAt(world, by.which);
    const seen = await readReal(real.portal, model.id);
    const found = await outcome(noteCase(contextOf(real.portal), STAFF[by.person], seen, { text: 'ghi' }));
    const { may, reaches } = reach(by.person, model.agency);
    const expected = reaches && may.includes('note:case') ? 'done' : 'forbidden';
    expect(found).toBe(expected);
    if (expected === 'done') touched(world, model);
    await same(world, real);
  });

/** "Not fixed", by the one link of the report: of itself, or of one of its parts. */
export const tryReopen = (which: number) =>
  command(`reporter #${which}: reopen`, async (world, real) => {
    const model = caseAt(world, which);
    const row = await readReal(real.portal, model.id);
    const held = model.parent === null ? row : await readReal(real.portal, model.parent);
    const part = model.parent === null ? {} : { part: model.id };
    const found = await outcome(reopenCase(contextOf(real.portal), held, { reason: 'chưa xong', ...part }));
    const closed = ['answered', 'done', 'not_accepted'].includes(model.state) && model.parts.length === 0;
    const fits = closed && real.portal.clock.now.getTime() - (row.pausedAt ?? 0) < 30 * DAY;
    expect(found).toBe(fits ? 'done' : 'move-not-allowed');
    if (fits) {
      model.state = 'reopened';
      touched(world, model, true);
    }
    await same(world, real);
  });

export const tryExtend = (by: Try) =>
  command(`${wordsOf(by)}: extend`, async (world, real) => {
    const model = caseAt(world, by.which);
    const seen = await readReal(real.portal, model.id);
    const later = new Date(Math.max(seen.dueAt, real.portal.clock.now.getTime()) + DAY).toISOString();
    const input = { version: model.version - (by.stale ? 1 : 0), dueAt: later, reason: 'mưa' };
    const found = await outcome(extendCase(contextOf(real.portal), STAFF[by.person], seen, input));
    const { may, reaches } = reach(by.person, model.agency);
    const expected = !(reaches && may.includes('move:case'))
      ? 'forbidden'
      : by.stale
        ? 'version-conflict'
        : isClosed(model.state) || model.parts.length > 0
          ? 'move-not-allowed'
          : 'done';
    expect(found).toBe(expected);
    if (expected === 'done') touched(world, model, true);
    await same(world, real);
  });

export const tryPriority = (by: Try, priority: 'urgent' | 'high' | 'normal') =>
  command(`${wordsOf(by)}: ${priority}`, async (world, real) => {
    const model = caseAt(world, by.which);
    const seen = await readReal(real.portal, model.id);
    const input = { version: model.version - (by.stale ? 1 : 0), priority };
    const found = await outcome(assignCase(contextOf(real.portal), STAFF[by.person], seen, input));
    const { may, reaches } = reach(by.person, model.agency);
    const expected = !(reaches && may.includes('assign:case')) ? 'forbidden' : by.stale ? 'version-conflict' : 'done';
    expect(found).toBe(expected);
    if (expected === 'done') touched(world, model, (await readReal(real.portal, model.id)).dueAt !== seen.dueAt);
    await same(world, real);
  });

export const tryWait = (hours: number) =>
  command(`${hours} h pass`, async (world, real) => {
    const before = await same(world, real);
    real.portal.clock.now = new Date(real.portal.clock.now.getTime() + hours * 3_600_000);
    const after = await same(world, real);
    for (const [id, { dueAt }] of before) expect(after.get(id)?.dueAt).toBe(dueAt);
  });
