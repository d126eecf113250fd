import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { compareRules, moved } from './compare.ts';
import { readRing } from './polygon-field.tsx';

const rule = (id: string, agencyId = 'office'): RoutingRule => ({ id, name: { vi: id }, when: {}, agencyId, priority: 'normal' });
const rules = (ids: string) => [...ids].map((id) => rule(id));

describe('what differs between two lists of rules', () => {
  it('is said by place: added, removed, changed, moved', () => {
    const after = [rule('x'), rule('b'), rule('c', 'roads'), rule('a')];
    const said = compareRules(rules('abcd'), after).map(({ kind, rule: { id }, from, to }) => `${kind} ${id} ${from} ${to}`);
    expect(said).toEqual(['added x null 1', 'changed c 3 3', 'moved a 1 4', 'removed d 4 null']);
    expect(compareRules(rules('abc'), rules('abc'))).toEqual([]);
  });
  it('is one move after one move, wherever to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), (count, a, b) => {
        const before = Array.from({ length: count }, (_, i) => rule(`r${i}`));
        const [from, to] = [a % count, b % count];
        const after = moved(before, from, to);
        expect(after[to]).toBe(before[from]);
        expect(new Set(after)).toEqual(new Set(before));
        expect(compareRules(before, after).map(({ kind }) => kind)).toEqual(from === to ? [] : ['moved']);
      }),
    );
  });
});

describe('a drawn area', () => {
  const ring = [
    [105, 21],
    [105.1, 21],
    [105.1, 21.1],
    [105, 21],
  ];
  it('is read from a polygon, a feature of one, or bare positions, and closed', () => {
    const polygon = { type: 'Polygon', coordinates: [ring] };
    for (const text of [polygon, { type: 'Feature', geometry: polygon, properties: {} }, ring, ring.slice(0, 3)])
      expect(readRing(JSON.stringify(text))).toEqual(ring);
  });
  it('is not read from anything else', () => {
    for (const text of [
      '',
      'x',
      '5',
      'null',
      '[]',
      '[[1,2],[3,4]]',
      '[["a","b"],["c","d"],["e","f"]]',
      '{"type":"Point","coordinates":[1,2]}',
    ])
      expect(readRing(text), text).toBeUndefined();
  });
});
