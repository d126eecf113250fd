import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraFeature } from '../../api/features/cameras/contract.ts';
import type { CaseDetail, CaseSummary } from '../../api/features/cases/contract.ts';
import { CASE_STATES } from '../../data/model/case-states.ts';
import { changesBetween } from './case-changes.ts';
import {
  askedOf,
  type CaseFilter,
  compareCases,
  EVERY_CASE,
  fits,
  hasText,
  PRIORITIES,
  readCaseFilter,
  SORTS,
  writeCaseFilter,
} from './case-filter.ts';
import { type CaseEventIn, type KnownCases, mergeEvent, mergeRows, nextShown } from './case-queue.ts';
import { caseIcon, dueTone, fromNow, isLate, spanWords } from './case-time.ts';
import { bearingOf, nearestCameras } from './nearest-cameras.ts';

const NOW = Date.parse('2026-03-02T03:00:00Z');
const HOUR = 3_600_000;

function summary(patch: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id: 'pa-1',
    version: 1,
    state: 'received',
    categoryId: 'road',
    title: { vi: 'Ổ gà đường Tô Hiệu', en: 'Pothole' },
    position: [103.91, 21.33, 600],
    areaId: 'to-hieu',
    agencyId: null,
    assignee: null,
    priority: 'normal',
    channel: 'web',
    receivedAt: new Date(NOW - 5 * HOUR).toISOString(),
    updatedAt: new Date(NOW - 5 * HOUR).toISOString(),
    dueAt: new Date(NOW + 48 * HOUR).toISOString(),
    late: false,
    published: true,
    photos: 0,
    ...patch,
  };
}

/** A history of one server: every event is a later version of its case, or the case leaving the reader. */
const histories = fc
  .array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), gone: fc.boolean() }), { minLength: 1, maxLength: 25 })
  .map((steps) => {
    const versions: Record<string, number> = {};
    return steps.map(({ id, gone }, i): CaseEventIn => {
      const version = (versions[id] ?? 0) + 1;
      versions[id] = version;
      return { seq: i + 1, id, case: gone ? null : summary({ id, version, title: { vi: `${id} ${version}` } }) };
    });
  });

describe('the live queue', () => {
  it('ends with the newest of each case, in whatever order and however often its events come', () => {
    fc.assert(
      fc.property(
        histories.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2, maxLength: events.length * 2 }),
          ),
        ),
        ([events, arriving]) => {
          let known: KnownCases = new Map();
          for (const event of arriving) known = mergeEvent(known, event);
          const newest = new Map(events.map((event) => [event.id, event.case]));
          expect(Object.fromEntries([...known].map(([id, { case: item }]) => [id, item]))).toEqual(Object.fromEntries(newest));
        },
      ),
    );
  });

  it('is the same whether a list comes before, between or after the events that it already holds', () => {
    fc.assert(
      fc.property(histories, fc.nat(25), fc.nat(25), (events, cutAt, lateBy) => {
        // The list is as the server stood after `cut` events; it was asked for then and arrives `lateBy` events later.
        const cut = Math.min(cutAt, events.length);
        const server = new Map(events.slice(0, cut).map((event) => [event.id, event.case]));
        const rows = [...server.values()].filter((item) => item !== null);
        let known: KnownCases = new Map();
        for (const event of events.slice(0, cut)) known = mergeEvent(known, event);
        for (const event of events.slice(cut, cut + lateBy)) known = mergeEvent(known, event);
        known = mergeRows(known, rows, cut);
        for (const event of events.slice(cut + lateBy)) known = mergeEvent(known, event);
        const newest = new Map(events.map((event) => [event.id, event.case]));
        expect(Object.fromEntries([...known].map(([id, { case: item }]) => [id, item]))).toEqual(Object.fromEntries(newest));
      }),
    );
  });

  it('gives back the same map when an event says nothing new', () => {
    const known = mergeEvent(new Map(), { seq: 4, id: 'pa-1', case: summary({ version: 3 }) });
    expect(mergeEvent(known, { seq: 4, id: 'pa-1', case: summary({ version: 3 }) })).toBe(known);
    expect(mergeRows(known, [summary({ version: 3 })], 2)).toBe(known);
  });

  it('moves nothing under the reader’s hand, and is in order once the hand is gone', () => {
    const before = { ids: ['a', 'b'], fresh: [] };
    const held = nextShown(before, ['new', 'b', 'a'], true, new Set());
    expect(held).toEqual({ ids: ['a', 'b'], fresh: ['new'] });
    expect(nextShown(held, ['new', 'b', 'a', 'c'], true, new Set(['c']))).toEqual({ ids: ['a', 'b', 'c'], fresh: ['new'] });
    expect(nextShown(held, ['new', 'b', 'a'], true, new Set())).toBe(held);
    expect(nextShown(held, ['new', 'b', 'a'], false, new Set())).toEqual({ ids: ['new', 'b', 'a'], fresh: [] });
  });
});

const filters: fc.Arbitrary<CaseFilter> = fc.record({
  states: fc.constantFrom('open', 'new', 'agency', 'closed', 'all'),
  agency: fc.constantFrom('', 'ubnd-to-hieu'),
  category: fc.constantFrom('', 'road'),
  priority: fc.constantFrom('', ...PRIORITIES),
  assignee: fc.constantFrom('', 'me', 'none', 'u1'),
  late: fc.boolean(),
  escalated: fc.boolean(),
  held: fc.boolean(),
  incident: fc.constantFrom('', 'any', 'mua-lon'),
  area: fc.constantFrom('', 'to-hieu'),
  text: fc.constantFrom('', 'ổ gà'),
  sort: fc.constantFrom(...SORTS),
});

describe('the filter of the queue', () => {
  it('comes back from its address as it was', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readCaseFilter(writeCaseFilter(filter))).toEqual(filter);
      }),
    );
    expect(writeCaseFilter(EVERY_CASE)).toEqual(
      Object.fromEntries(Object.keys(writeCaseFilter(EVERY_CASE)).map((key) => [key, undefined])),
    );
  });
  it('reads nonsense as nothing asked', () => {
    expect(readCaseFilter({ state: 'x', priority: '9', sort: 'y', late: '1' })).toEqual(EVERY_CASE);
  });
  it('asks the server for states by name, and for none of them when all are wanted', () => {
    expect(askedOf(EVERY_CASE)).toEqual({ state: expect.stringContaining('received,in_moderation'), sort: 'due' });
    expect(askedOf({ ...EVERY_CASE, states: 'all' }).state).toBeUndefined();
  });
  it('puts every state into open or closed', () => {
    for (const state of CASE_STATES) {
      const item = summary({ state });
      expect(fits(EVERY_CASE, item, null, NOW)).toBe(!fits({ ...EVERY_CASE, states: 'closed' }, item, null, NOW));
      expect(fits({ ...EVERY_CASE, states: 'all' }, item, null, NOW)).toBe(true);
    }
  });
  it('knows mine, nobody’s and somebody’s', () => {
    const mine = summary({ assignee: { id: 'u1', name: 'A' } });
    expect(fits({ ...EVERY_CASE, assignee: 'me' }, mine, 'u1', NOW)).toBe(true);
    expect(fits({ ...EVERY_CASE, assignee: 'me' }, mine, 'u2', NOW)).toBe(false);
    expect(fits({ ...EVERY_CASE, assignee: 'none' }, mine, 'u1', NOW)).toBe(false);
    expect(fits({ ...EVERY_CASE, assignee: 'none' }, summary(), 'u1', NOW)).toBe(true);
  });
  it('finds words without their marks', () => {
    expect(hasText({ ...EVERY_CASE, text: 'duong to hieu' }, summary())).toBe(true);
    expect(hasText({ ...EVERY_CASE, text: 'rac' }, summary())).toBe(false);
  });
  it('orders by due date, by arrival, by priority, and never leaves two at a tie', () => {
    const items = [
      summary({ id: 'b', dueAt: new Date(NOW + HOUR).toISOString(), receivedAt: new Date(NOW - HOUR).toISOString() }),
      summary({ id: 'a', priority: 'urgent', receivedAt: new Date(NOW - 9 * HOUR).toISOString() }),
      summary({ id: 'c' }),
    ];
    const order = (sort: CaseFilter['sort']) =>
      [...items]
        .sort(compareCases(sort))
        .map((c) => c.id)
        .join('');
    expect([order('due'), order('new'), order('priority')]).toEqual(['bac', 'bca', 'abc']);
  });
});

describe('the due date', () => {
  it('turns late while the page is open, but not on hold and not when closed', () => {
    const due = new Date(NOW - 1).toISOString();
    expect(isLate(summary({ dueAt: due }), NOW)).toBe(true);
    expect(isLate(summary({ dueAt: due, state: 'on_hold' }), NOW)).toBe(false);
    expect(isLate(summary({ dueAt: due, late: true, state: 'on_hold' }), NOW)).toBe(true);
    expect(isLate(summary({ dueAt: due, late: true, state: 'done' }), NOW)).toBe(false);
  });
  it('has four tones and a pin for each', () => {
    const tones = [
      summary(),
      summary({ dueAt: new Date(NOW + HOUR).toISOString() }),
      summary({ dueAt: new Date(NOW - HOUR).toISOString() }),
      summary({ state: 'on_hold' }),
    ].map((item) => dueTone(item, NOW));
    expect(tones).toEqual(['calm', 'soon', 'late', 'stopped']);
    expect(caseIcon(summary({ state: 'accepted' }), NOW)).toBe('report-progress');
    expect(caseIcon(summary({ state: 'merged' }), NOW)).toBe('report-done');
    expect(caseIcon(summary({ state: 'cancelled' }), NOW)).toBe('report-rejected');
  });
  it('is told in the largest whole unit', () => {
    expect(fromNow(new Date(NOW + 49 * HOUR).toISOString(), NOW, 'en')).toBe('in 2 days');
    expect(fromNow(new Date(NOW - 90 * 60_000).toISOString(), NOW, 'en')).toBe('1 hr. ago');
    expect(spanWords(new Date(NOW - 49 * HOUR).toISOString(), NOW, 'vi')).toBe('2 ngày');
  });
});

describe('what changed meanwhile', () => {
  const base: CaseDetail = {
    ...summary({ version: 3 }),
    description: '',
    answers: {},
    pictures: [],
    routing: null,
    history: [],
    moves: ['forwarded'],
    mayAssign: true,
    mayModerate: true,
    followers: 0,
  };
  const event = (seq: number, actor: string | null) => ({
    seq,
    at: new Date(NOW).toISOString(),
    kind: 'moved' as const,
    actor: actor ? { id: actor, name: actor } : null,
    visibility: 'staff' as const,
  });
  it('names the fields and what others did', () => {
    const after: CaseDetail = { ...base, version: 4, state: 'forwarded', agencyId: 'ubnd', history: [event(7, 'other')] };
    expect(changesBetween(base, after, 'me')).toEqual({ fields: ['state', 'agencyId'], events: [event(7, 'other')] });
  });
  it('keeps quiet about one’s own doings', () => {
    expect(changesBetween(base, { ...base, version: 4, priority: 'high', history: [event(7, 'me')] }, 'me')).toEqual({
      fields: [],
      events: [],
    });
  });
});

describe('cameras near a place', () => {
  const camera = (id: string, lng: number, lat: number, heading: number) =>
    ({
      id,
      geometry: { type: 'Point', coordinates: [lng, lat, 0] },
      properties: { heading, fieldOfView: 60, range: 120 },
    }) as CameraFeature;
  it('are first those that look at it, then the nearest', () => {
    const at = [103.91, 21.33, 0] as const;
    const cameras = [camera('away', 103.9101, 21.33, 90), camera('sees', 103.91, 21.3292, 5), camera('far', 104, 21.33, 270)];
    expect(nearestCameras(cameras, at).map(({ camera: { id }, sees }) => [id, sees])).toEqual([
      ['sees', true],
      ['away', false],
    ]);
  });
  it('know the way by the compass', () => {
    expect(bearingOf([0, 0], [0, 1])).toBe(0);
    expect(bearingOf([0, 0], [1, 0])).toBeCloseTo(90);
    expect(bearingOf([0, 0], [0, -1])).toBeCloseTo(180);
    expect(bearingOf([0, 0], [-1, 0])).toBeCloseTo(270);
  });
});
