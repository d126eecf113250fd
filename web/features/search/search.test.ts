import { describe, expect, it } from 'vitest';
import type { PlaceFeature } from '../../../api/features/places/contract.ts';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { groupResults, markName } from './group-results.ts';
import { addRecent, readRecent } from './recent.ts';
import { searchHere } from './search-here.ts';

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

describe('search without the server', () => {
  const place = (id: string, kind: string, vi: string, lng: number, more: Partial<PlaceFeature['properties']> = {}): PlaceFeature => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lng, 21.3, 600] },
    properties: { kind, name: { vi }, accuracy: 'surveyed', openState: null, ...more },
  });
  const places = [
    place('den-vua', 'site', 'Đền thờ vua Lê Thái Tông', 103.9),
    place('truong-vua', 'school', 'Trường mầm non Vua Hùng', 103.95),
    place('tram-xa', 'health', 'Trạm y tế Chiềng Xôm', 103.99),
    place('tram-gan', 'health', 'Trạm y tế Chiềng An', 103.9001, { address: { vi: 'Đường Hoàng Quốc Việt' } }),
  ];
  const ranks = new Map([
    ['site', 90],
    ['school', 50],
    ['health', 40],
  ]);
  const ids = (text: string) => searchHere(places, text, ranks, [103.9, 21.3], 9).map(({ id }) => id);

  it('finds by words with or without their marks, the whole of them first, the nearer of two alike first', () => {
    expect(ids('den vua')).toEqual(['den-vua']);
    expect(ids('Vua')).toEqual(['den-vua', 'truong-vua']);
    expect(ids('tram y te')).toEqual(['tram-gan', 'tram-xa']);
    expect(ids('hoang quoc viet')).toEqual(['tram-gan']);
  });
  it('takes what has one of the words where none has all, and nothing for what is nowhere or empty', () => {
    expect(ids('den hung')).toEqual(expect.arrayContaining(['den-vua', 'truong-vua']));
    expect(ids('xyz')).toEqual([]);
    expect(ids(' . ')).toEqual([]);
  });
  it('tells a place once that two layers show', () => {
    expect(searchHere([...places, ...places], 'den vua', ranks, [103.9, 21.3], 9)).toHaveLength(1);
  });
});
