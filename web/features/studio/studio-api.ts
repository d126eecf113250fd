import { queryOptions } from '@tanstack/react-query';
import type {
  ExchangeFormat,
  ImportedTour,
  Revision,
  StudioList,
  StudioTour,
  VersionContent,
} from '../../../api/features/tours/contract.ts';
import type { StoryVoices } from '../../../api/guides/recording-contract.ts';
import type { TourDraft } from '../../../scenes/tour-contract.ts';
import { getJson } from '../../lib/api.ts';
import { postJson, sendJson } from '../../lib/post.ts';

/** Of files that the studio reads and visitors download. */
export const FORMATS = ['gpx', 'kml', 'geojson'] as const satisfies readonly ExchangeFormat[];

export const studioQuery = (city: string) =>
  queryOptions({ queryKey: ['studio', city], queryFn: ({ signal }) => getJson<StudioList>(`/cities/${city}/studio/tours`, { signal }) });

export const studioTourQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['studio', city, id],
    queryFn: ({ signal }) => getJson<StudioTour>(`/cities/${city}/studio/tours/${id}`, { signal }),
    // What is being edited is not replaced under the hand.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });

export const versionQuery = (city: string, id: string, version: number) =>
  queryOptions({
    queryKey: ['studio', city, id, version],
    queryFn: ({ signal }) => getJson<VersionContent>(`/cities/${city}/studio/tours/${id}/versions/${version}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Who speaks the draft's own words, as they were kept with this revision. */
export const voicesQuery = (city: string, id: string, revision: number) =>
  queryOptions({
    queryKey: ['studio', city, id, 'recordings', revision],
    queryFn: ({ signal }) => getJson<StoryVoices>(`/cities/${city}/studio/tours/${id}/recordings`, { signal }),
  });

const at = (city: string, id: string) => `/cities/${city}/studio/tours/${id}`;
export const saveDraft = (city: string, tour: TourDraft, revision: number) =>
  sendJson<Revision>('PUT', at(city, tour.id), { revision, tour });
export const publishDraft = (city: string, id: string, revision: number, note: string) =>
  postJson<{ version: number }>(`${at(city, id)}/publish`, { revision, note });
export const restoreVersion = (city: string, id: string, revision: number, version: number) =>
  postJson<Revision>(`${at(city, id)}/restore`, { revision, version });
export const withdrawDraft = (city: string, id: string) => postJson<{ done: true }>(`${at(city, id)}/withdraw`, {});
export const importFile = (city: string, format: ExchangeFormat, text: string) =>
  postJson<ImportedTour>(`/cities/${city}/studio/import`, { format, text });
