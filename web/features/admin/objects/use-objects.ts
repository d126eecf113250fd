import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ManagedItem, ManagedList } from '../../../../api/objects/contract.ts';
import type { Camera, Place } from '../../../../data/contract.ts';
import { getJson } from '../../../lib/api.ts';

/** In the address, where the CSV page is open; no id looks like it. */
export const CSV = '*csv';

export type ObjectPath = 'places' | 'schools' | 'cameras';
export interface ObjectFilter {
  q: string;
  kind: string;
  proposed: boolean;
  page: number;
}
export const NO_FILTER: ObjectFilter = { q: '', kind: '', proposed: false, page: 1 };

/** What is edited: a place, a school (which is one) or a camera; a new one is not whole yet. */
export type Draft = Partial<Omit<Place, 'kind'>> & Partial<Omit<Camera, keyof Place>> & { kind?: string | undefined };
export interface Managed {
  item: ManagedItem;
  object: Draft;
  proposal: { object: Draft; proposedAt: string } | null;
}

export const pathOf = (city: string, path: ObjectPath) => `/admin/cities/${city}/${path}`;

export const objectsQuery = (city: string, path: ObjectPath, { q, kind, proposed, page }: ObjectFilter) =>
  queryOptions({
    queryKey: ['managed', city, path, 'list', q, kind, proposed, page],
    queryFn: ({ signal }) =>
      getJson<ManagedList>(pathOf(city, path), { signal, search: { q, kind, proposed: proposed ? 'yes' : undefined, page } }),
    placeholderData: keepPreviousData,
  });

export const objectQuery = (city: string, path: ObjectPath, id: string) =>
  queryOptions({
    queryKey: ['managed', city, path, 'one', id],
    queryFn: ({ signal }) => getJson<Managed>(`${pathOf(city, path)}/${encodeURIComponent(id)}`, { signal }),
  });

/** All that may show an object: it is asked for again once it was changed. */
export const touchedBy = (city: string) => [
  ['managed', city],
  ['place', city],
  ['places', city],
  ['camera', city],
  ['cameras', city],
  ['city', city],
  ['search', city],
  ['nearby', city],
];
