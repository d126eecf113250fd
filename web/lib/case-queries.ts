/** The staff's side of reports, as the server owns it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CaseDetail, CaseList, Colleague } from '../../api/features/cases/contract.ts';
import type { IncidentDetail, IncidentList } from '../../api/features/cases/incident-contract.ts';
import type { TemplateList } from '../../api/features/cases/template-contract.ts';
import { getJson } from './api.ts';

const PIECE = 60;

export interface CasePage extends CaseList {
  /** The last live event that had come when this page was asked for. */
  asOf: number;
}

/** The queue, read on by its cursor. @param asOf tells the last live event so far */
export const casesPages = (city: string, asked: Record<string, string>, asOf: () => number) =>
  infiniteQueryOptions({
    queryKey: ['cases', city, asked],
    queryFn: async ({ signal, pageParam }): Promise<CasePage> => {
      const now = asOf();
      const list = await getJson<CaseList>(`/cities/${city}/cases`, { signal, search: { ...asked, limit: PIECE, cursor: pageParam } });
      return { ...list, asOf: now };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 0,
  });

export const casePath = (city: string, id: string) => `/cities/${city}/cases/${encodeURIComponent(id)}`;

export const caseQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['case', city, id],
    queryFn: ({ signal }) => getJson<CaseDetail>(casePath(city, id), { signal }),
    staleTime: 10_000,
  });

/** Texts that an answer is begun with. */
export const templatesQuery = (city: string) =>
  queryOptions({
    queryKey: ['templates', city],
    queryFn: ({ signal }) => getJson<TemplateList>(`/cities/${city}/templates`, { signal }),
    staleTime: 60_000,
  });

/** Who may take a case that lies there; `agency` null: in the operators' queue. */
export const colleaguesQuery = (city: string, agency: string | null, area: string | null = null) =>
  queryOptions({
    queryKey: ['colleagues', city, agency, area],
    queryFn: async ({ signal }) => {
      const search = { agency: agency ?? undefined, area: area ?? undefined };
      return (await getJson<{ colleagues: Colleague[] }>(`/cities/${city}/colleagues`, { signal, search })).colleagues;
    },
    staleTime: 60_000,
  });

/** Incidents on which somebody still has to act. */
export const incidentsQuery = (city: string) =>
  queryOptions({
    queryKey: ['incidents', city],
    queryFn: ({ signal }) => getJson<IncidentList>(`/cities/${city}/incidents`, { signal, search: { open: 'yes' } }),
    staleTime: 10_000,
  });

export const incidentQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['incident', city, id],
    queryFn: ({ signal }) => getJson<IncidentDetail>(`/cities/${city}/incidents/${encodeURIComponent(id)}`, { signal }),
    staleTime: 10_000,
  });
