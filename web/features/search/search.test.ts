import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { groupResults, markName } from './group-results.ts';
import { addRecent, readRecent } from './recent.ts';

const result = (type: SearchResult['type'], id: string): SearchResult => ({
  type,
  id,
  kind: 'school',
  name: { vi: id },
  position: [103.9, 21.3, 600],
  distance: 5,
});

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('search', () => {
  it('groups by type, the best type first, and keeps the order within', () => {
    const groups = groupResults([result('street', 'a'), result('place', 'b'), result('street', 'c')]);
    expect(groups.map((g) => [g.type, g.results.map((r) => r.id)])).toEqual([
      ['street', ['a', 'c']],
      ['place', ['b']],
    ]);
  });
  it('marks what was typed, with or without its marks', () => {
    expect(markName('Đền thờ vua Lê', 'den vua')).toEqual([
      ['Đền', true],
      [' thờ ', false],
      ['vua', true],
      [' Lê', false],
    ]);
    expect(markName('Trường', '')).toEqual([['Trường', false]]);
  });
  it('remembers the newest five, each once, without the distance', () => {
    const storage = memory();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'c']) addRecent('x', result('place', id), storage);
    const recent = readRecent('x', storage);
    expect(recent.map((r) => r.id)).toEqual(['c', 'f', 'e', 'd', 'b']);
    expect(recent[0]).not.toHaveProperty('distance');
  });
  it('is not put off by spoilt storage', () => {
    expect(readRecent('x', { getItem: () => '{not json' })).toEqual([]);
    expect(readRecent('x', { getItem: () => '[{"id":1},null]' })).toEqual([]);
  });
});
