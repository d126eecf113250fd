import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoutingRule } from '../contract.ts';
import { type RoutedReport, routeReport } from './routing.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const agencies: Record<string, { name: { vi: string }; validTo?: string; validFrom?: string }> = {
  moi: { name: { vi: 'Cơ quan mới' }, validFrom: '2025-07-01' },
  cu: { name: { vi: 'Cơ quan cũ' }, validTo: '2025-07-01' },
  luon: { name: { vi: 'Luôn có' } },
};
const words = {
  category: (id: string) => ({ vi: `loại ${id}` }),
  area: (id: string) => ({ vi: `vùng ${id}` }),
  agency: (id: string) => agencies[id],
};
const rule = (id: string, when: RoutingRule['when'], agencyId = 'luon', more = {}) =>
  RoutingRule.parse({ id, name: { vi: id }, when, agencyId, ...more });
const report = (change: Partial<RoutedReport> = {}): RoutedReport => ({
  categoryId: 'road',
  areas: ['a'],
  position: [105, 21],
  metresTo: (street) => (street === 'Đường Lò Văn Giá' ? 30 : undefined),
  text: 'Ổ gà ngõ 308',
  answers: {},
  at: new Date('2026-01-14T08:00:00+07:00'),
  timeZone: ZONE,
  ...change,
});
const square = (w: number, s: number, e: number, n: number): [number, number][] => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const taken = (when: RoutingRule['when'], change: Partial<RoutedReport> = {}) =>
  routeReport([rule('mot', when)], report(change), words).ruleId === 'mot';

describe('a rule', () => {
  it.each([
    ['its category', { categories: ['road'] }, {}, true],
    ['another category', { categories: ['noise'] }, {}, false],
    ['its area', { areas: ['b', 'a'] }, {}, true],
    ['another area', { areas: ['b'] }, {}, false],
    ['the inside of its polygon', { polygon: square(104.9, 20.9, 105.1, 21.1) }, {}, true],
    ['the outside of its polygon', { polygon: square(105.1, 20.9, 105.2, 21.1) }, {}, false],
    ['a street near enough', { road: { name: 'Đường Lò Văn Giá', metres: 30 } }, {}, true],
    ['a street too far away', { road: { name: 'Đường Lò Văn Giá', metres: 29 } }, {}, false],
    ['no street that nobody knows', { road: { name: 'Đường Ma', metres: 5000 } }, {}, false],
    ['a word without its tones', { words: ['ngo'] }, {}, true],
    ['two words in a row', { words: ['ổ gà'] }, {}, true],
    ['no part of a word', { words: ['ng'] }, {}, false],
    ['a Wednesday', { weekdays: [3] }, {}, true],
    ['no Sunday', { weekdays: [7] }, {}, false],
    ['the end of a span, which is outside', { minutes: [0, 480] }, {}, false],
    ['the beginning of a span, which is inside', { minutes: [480, 481] }, {}, true],
    ['a span over midnight', { minutes: [1320, 360] }, { at: new Date('2026-01-14T02:00:00+07:00') }, true],
    ['an answer', { answers: { where: 'lane' } }, { answers: { where: 'lane' } }, true],
    ['one of many answers', { answers: { when: 'night' } }, { answers: { when: ['noon', 'night'] } }, true],
    ['no answer', { answers: { where: 'lane' } }, {}, false],
  ] satisfies [string, RoutingRule['when'], Partial<RoutedReport>, boolean][])('knows %s', (_, when, change, fits) =>
    expect(taken(when, change)).toBe(fits),
  );
  it('rests when its agency is gone, or its own time is over', () => {
    expect(routeReport([rule('cu', {}, 'cu'), rule('moi', {}, 'moi')], report(), words).agencyId).toBe('moi');
    const before = report({ at: new Date('2025-06-30T23:59:00+07:00') });
    expect(routeReport([rule('moi', {}, 'moi'), rule('cu', {}, 'cu')], before, words).agencyId).toBe('cu');
    expect(routeReport([rule('x', {}, 'luon', { validTo: '2026-01-14' })], report(), words).ruleId).toBeNull();
  });
});

const anyRule = fc.record({
  categories: fc.option(fc.subarray(['road', 'noise', 'water']), { nil: undefined }),
  areas: fc.option(fc.subarray(['a', 'b', 'c']), { nil: undefined }),
  weekdays: fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7]), { nil: undefined }),
  polygon: fc.option(fc.constant(square(104.9, 20.9, 105.1, 21.1)), { nil: undefined }),
});
const anyReport = fc.record({
  categoryId: fc.constantFrom('road', 'noise', 'water'),
  areas: fc.subarray(['a', 'b', 'c']),
  position: fc.tuple(fc.double({ min: 104.8, max: 105.2, noNaN: true }), fc.constant(21)),
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
});

describe('routing', () => {
  it('takes the first rule that fits alone, and none is none', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 12 }), anyReport, (whens, change) => {
        const rules = whens.map((when, i) => rule(`r-${i}`, JSON.parse(JSON.stringify(when))));
        const decision = routeReport(rules, report(change), words);
        const first = rules.find((one) => routeReport([one], report(change), words).ruleId !== null);
        expect(decision.ruleId).toBe(first?.id ?? null);
        expect(decision.agencyId).toBe(first?.agencyId ?? null);
        expect(decision.words.vi).toContain(first ? `Quy tắc ${rules.indexOf(first) + 1},` : 'chờ trực ban');
      }),
    );
  });
  it('follows the day: a rule counts from its first day until the day before its last', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (a, b, on) => {
        const [validFrom, validTo] = a < b ? [a, b] : [b, a];
        const decision = routeReport(
          [rule('x', {}, 'luon', { validFrom, validTo })],
          report({ at: new Date(`${on}T23:30:00+07:00`) }),
          words,
        );
        expect(decision.ruleId !== null).toBe(validFrom <= on && on < validTo);
      }),
    );
  });
  it('does not change when a rule that does not fit is put in front', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), anyReport, (whens, change) => {
        const rules = whens.map((when, i) => rule(`r-${i}`, JSON.parse(JSON.stringify(when))));
        const other = rule('khac', { categories: ['nowhere'] });
        expect(routeReport([other, ...rules], report(change), words).ruleId).toBe(routeReport(rules, report(change), words).ruleId);
      }),
    );
  });
});

describe.each(['son-la', 'ba-don', 'ha-long', 'pho-yen', 'song-cong', 'thai-nguyen'])('the rules of %s', (city) => {
  const read = (name: string) => JSON.parse(readFileSync(new URL(`../${city}/${name}`, import.meta.url), 'utf8'));
  const rules = RoutingRule.array().parse(read('routing.json'));
  it('name what there is, each once', () => {
    expect(new Set(rules.map((one) => one.id)).size).toBe(rules.length);
    const known = (list: { id: string }[]) => list.map((one) => one.id);
    const [offices, areas] = [known(read('agencies.json')), known(read('areas.geojson').features)];
    const categories = known(JSON.parse(readFileSync(new URL('../categories.json', import.meta.url), 'utf8')));
    for (const { when, agencyId, name } of rules) {
      expect(offices).toContain(agencyId);
      expect(name.en).toBeTruthy();
      for (const area of when.areas ?? []) expect(areas).toContain(area);
      for (const category of when.categories ?? []) expect(categories).toContain(category);
    }
  });
});
