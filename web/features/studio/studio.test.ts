import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TourDraft, type TourStop } from '../../../scenes/tour-contract.ts';
import { compareTours } from './compare-tours.ts';
import {
  bend,
  closed,
  emptyDraft,
  type GuideStops,
  idOf,
  moved,
  onWay,
  recorded,
  straight,
  withoutWayFrames,
  withStops,
} from './draft-edits.ts';
import { whereWords } from './where-words.ts';

const at = (i: number): [number, number] => [103.9 + i * 0.001, 21.3];
const view = (i: number) => ({ target: at(i), range: 300, heading: 0, pitch: -30 });
const guides: GuideStops = new Map(Array.from({ length: 9 }, (_, i) => [`g/${i}`, { position: at(i), view: view(i), zones: [] }]));
const stop = (i: number): TourStop => ({ id: `s-${i}`, from: { guide: 'g', stop: `${i}` }, keyframes: [], questions: [] });
const empty = emptyDraft('thu', { vi: 'Thử', en: 'Try' }, []);
const ends = ({ stops, legs }: TourDraft) =>
  legs.map(
    ({ path }, i) =>
      [path[0], path.at(-1)].join(';') ===
      [guides.get(`g/${stops[i]?.from?.stop}`)?.position, guides.get(`g/${stops[(i + 1) % stops.length]?.from?.stop}`)?.position].join(';'),
  );

describe('a draft', () => {
  it('keeps its legs leading from stop to stop, whatever is added, moved and taken away', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(8), fc.nat(8)), { maxLength: 20 }), (steps) => {
        let draft = empty;
        for (const [what, a, b] of steps) {
          const { stops } = draft;
          if (what === 0 && !stops.some(({ id }) => id === `s-${a}`)) draft = withStops(draft, [...stops, stop(a)], guides);
          if (what === 1) draft = withStops(draft, moved(stops, a % Math.max(1, stops.length), b), guides);
          if (what === 2)
            draft = withStops(
              draft,
              stops.filter((_, i) => i !== a),
              guides,
            );
          if (what === 3) draft = closed(draft, b % 2 === 0, guides);
          TourDraft.parse(draft);
          expect(ends(draft).every(Boolean)).toBe(true);
          expect([Math.max(0, draft.stops.length - 1), draft.stops.length]).toContain(draft.legs.length);
        }
      }),
    ));
  it('keeps a way that was drawn while its two stops stay neighbours, and its length follows', () => {
    const two = withStops(empty, [stop(0), stop(2)], guides);
    const drawn = bend(two, 0, [103.901, 21.301]);
    expect(drawn.length).toBeGreaterThan(two.length);
    expect(withStops(drawn, [stop(5), stop(0), stop(2)], guides).legs[1]?.path).toHaveLength(3);
    expect(withStops(drawn, [stop(2), stop(0)], guides).legs[0]?.path).toHaveLength(2);
    expect(straight(drawn, 0)).toEqual(two);
  });
  it('records cameras in order of time, the later one in place of a near one', () => {
    const frames = [10, 2, 10.3].reduce((list, t) => recorded(list, { t, view: view(t) }), recorded([], { t: 0, view: view(0) }));
    expect(frames.map(({ t }) => t)).toEqual([0, 2, 10.3]);
  });
  it('records cameras on the way where they look, in its order', () => {
    const two = withStops(empty, [stop(0), stop(8)], guides);
    const draft = [6, 2].reduce((now, i) => onWay(now, 0, view(i)), two);
    expect(draft.legs[0]?.keyframes.map(({ share }) => share)).toEqual([0.25, 0.75]);
    expect(withoutWayFrames(draft, 0)).toEqual(two);
  });
  it('names what is new after its title, and never twice', () => {
    expect(idOf('Đền thờ Vua!', [])).toBe('den-tho-vua');
    expect(idOf('Đền thờ Vua', ['den-tho-vua', 'den-tho-vua-2'])).toBe('den-tho-vua-3');
    expect(idOf('…', [])).toBe('diem');
  });
});

describe('two versions', () => {
  const one = withStops(empty, [stop(0), stop(1)], guides);
  it('that are the same do not differ', () => expect(compareTours(one, structuredClone(one))).toEqual([]));
  it('are told apart where they differ: a word, an order, a stop', () => {
    expect(compareTours(one, { ...one, title: { vi: 'Khác', en: 'Try' } })).toEqual([{ path: 'title › vi', before: 'Thử', after: 'Khác' }]);
    expect(compareTours(one, { ...one, stops: [stop(1), stop(0)] })).toEqual([{ path: 'stops', before: 's-0, s-1', after: 's-1, s-0' }]);
    expect(compareTours(one, { ...one, stops: [stop(0), { ...stop(1), keyframes: [{ t: 1, view: view(1) }] }] })[0]?.path).toBe(
      'stops › s-1 › keyframes',
    );
  });

  it('are told apart in words that an editor knows', () => {
    const words = { part: (name: string) => name.toUpperCase(), stop: (id: string) => `1. ${id}`, language: (code: string) => `(${code})` };
    expect(whereWords('stops › s-0 › own › words › vi › sentences › 2 › text', words)).toBe('1. s-0 › (vi) › SENTENCES › 2');
    expect(whereWords('stops', words)).toBe('STOPS');
    expect(whereWords('title › en', words)).toBe('TITLE › (en)');
    expect(whereWords('legs › 1 › path', words)).toBe('LEGS › 1 › PATH');
  });
});
