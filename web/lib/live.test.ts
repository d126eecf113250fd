import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { ReportFeature } from '../../api/features/reports/contract.ts';
import { changeReports, patchReports } from './live.ts';
import { reportQuery, reportsPages, reportsQuery } from './queries.ts';

const report = (id: string, status: ReportFeature['properties']['status'] = 'received'): ReportFeature => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [103.9, 21.3, 600] },
  properties: {
    categoryId: 'road',
    title: { vi: id },
    status,
    late: false,
    createdAt: '2026-11-20T00:00:00Z',
    updatedAt: '2026-11-20T00:00:00Z',
    dueAt: '2026-11-25T00:00:00Z',
    accuracy: 'approximate',
    source: { name: 'x', licence: 'y' },
  },
});
const [a, b, c] = [report('a'), report('b'), report('c')];

describe('public reports as they come', () => {
  it('change in place, leave, and stand first when new; the others stay the same objects', () => {
    const done = report('b', 'done');
    const next = changeReports(
      [a, b, c],
      [
        { id: 'b', feature: done },
        { id: 'd', feature: report('d') },
        { id: 'c', feature: null },
        { id: 'e', feature: report('e') },
      ],
    );
    expect(next.map((r) => r.id)).toEqual(['e', 'd', 'a', 'b']);
    expect(next[2]).toBe(a);
    expect(next[3]).toBe(done);
  });
  it('end as the last word about each says', () => {
    expect(
      changeReports(
        [a],
        [
          { id: 'x', feature: report('x') },
          { id: 'x', feature: null },
        ],
      ),
    ).toEqual([a]);
    expect(
      changeReports(
        [a],
        [
          { id: 'a', feature: null },
          { id: 'a', feature: report('a', 'done') },
        ],
      )[0]?.properties.status,
    ).toBe('done');
    expect(changeReports([a], [{ id: 'unknown', feature: null }])).toEqual([a]);
  });
  it('reach the list, the card and the table, and make nothing that nobody asked for', () => {
    const queries = new QueryClient();
    queries.setQueryData(reportsQuery('here').queryKey, [a, b]);
    queries.setQueryData(reportQuery('here', 'a').queryKey, a);
    const pages = reportsPages('here', { q: '' });
    queries.setQueryData(pages.queryKey, { pages: [{ features: [b, a], numberMatched: 2 }], pageParams: [undefined] });
    const done = report('a', 'done');
    patchReports(queries, 'here', [
      { id: 'a', feature: done },
      { id: 'n', feature: report('n') },
    ]);
    expect(queries.getQueryData(reportsQuery('here').queryKey)?.map((r) => r.id)).toEqual(['n', 'a', 'b']);
    expect(queries.getQueryData(reportQuery('here', 'a').queryKey)).toEqual(done);
    const table = new InfiniteQueryObserver(queries, { ...pages, enabled: false }).getCurrentResult().data;
    expect(table?.pages[0]?.features.map((f) => f.properties.status)).toEqual(['received', 'done']);
    expect(queries.getQueryData(reportQuery('here', 'n').queryKey)).toBeUndefined();
    expect(queries.getQueryData(reportsQuery('elsewhere').queryKey)).toBeUndefined();
  });
});
