import { describe, expect, it } from 'vitest';
import { fold } from '../../../data/model/fold.ts';
import { filterRows, type ListFilter, readFilter, writeFilter } from './filter-rows.ts';
import type { ListRow } from './list-row.ts';

const row = (name: string, kind: string, more: Partial<ListRow> = {}): ListRow => ({
  key: `place:${name}`,
  kind,
  icon: kind,
  name,
  where: '',
  areaId: undefined,
  open: null,
  status: null,
  late: false,
  folded: fold(name),
  position: [0, 0, 0],
  ...more,
});
const rows = [
  row('Đền vua', 'site', { areaId: 'to-hieu', open: true }),
  row('Ẩm thực', 'food', { open: false }),
  row('An Bình', 'school'),
  row('Bến xe', 'food', { open: true }),
];
const ranks = new Map([
  ['site', 100],
  ['school', 90],
  ['food', 30],
]);
const all: ListFilter = { kinds: [], area: '', openNow: false, text: '', sort: 'kind', page: 1 };
const names = (filter: Partial<ListFilter>) => filterRows(rows, { ...all, ...filter }, ranks, 'vi').map((r) => r.name);

describe('the list', () => {
  it('puts weighty kinds first, then names in the language’s order', () => {
    expect(names({})).toEqual(['Đền vua', 'An Bình', 'Ẩm thực', 'Bến xe']);
    expect(names({ sort: 'name' })).toEqual(['An Bình', 'Ẩm thực', 'Bến xe', 'Đền vua']);
  });
  it('filters by kind, area, open now and folded words from their beginnings', () => {
    expect(names({ kinds: ['food'] })).toEqual(['Ẩm thực', 'Bến xe']);
    expect(names({ area: 'to-hieu' })).toEqual(['Đền vua']);
    expect(names({ openNow: true })).toEqual(['Đền vua', 'Bến xe']);
    expect(names({ text: 'VUA den' })).toEqual(['Đền vua']);
    expect(names({ text: 'ua' })).toEqual([]);
  });
  it('keeps its filter in the address', () => {
    const filter: ListFilter = { kinds: ['site', 'food'], area: 'to-hieu', openNow: true, text: 'đền', sort: 'name', page: 3 };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
    expect(readFilter(writeFilter(all))).toEqual(all);
    expect(readFilter({ page: '-4', sort: 'x' })).toEqual(all);
  });
});
