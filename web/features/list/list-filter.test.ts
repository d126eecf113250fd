import { describe, expect, it } from 'vitest';
import { type ListFilter, readFilter, sortRows, writeFilter } from './list-filter.ts';
import type { ListRow } from './list-row.ts';

const row = (name: string, kind: string, where = ''): ListRow => ({
  key: `place:${name}`,
  kind,
  icon: kind,
  name,
  where,
  open: null,
  status: null,
  late: false,
});
const rows = [row('Bến xe', 'food', 'A'), row('Đền vua', 'site', 'C'), row('Ẩm thực', 'food', 'B'), row('An Bình', 'school', 'A')];
const ranks = new Map([
  ['site', 100],
  ['school', 90],
  ['food', 30],
]);
const all: ListFilter = { kinds: [], area: '', openNow: false, text: '', sort: 'kind', page: 1 };
const names = (sort: ListFilter['sort']) => sortRows(rows, sort, ranks, 'vi').map((r) => r.name);

describe('the list', () => {
  it('puts weighty kinds first, then names in the language’s order', () => {
    expect(names('kind')).toEqual(['Đền vua', 'An Bình', 'Ẩm thực', 'Bến xe']);
    expect(names('name')).toEqual(['An Bình', 'Ẩm thực', 'Bến xe', 'Đền vua']);
    expect(names('where')).toEqual(['An Bình', 'Bến xe', 'Ẩm thực', 'Đền vua']);
  });
  it('keeps its filter in the address', () => {
    const filter: ListFilter = { kinds: ['site', 'food'], area: 'to-hieu', openNow: true, text: 'đền', sort: 'name', page: 3 };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
    expect(readFilter(writeFilter(all))).toEqual(all);
    expect(readFilter({ page: '-4', sort: 'x' })).toEqual(all);
  });
});
