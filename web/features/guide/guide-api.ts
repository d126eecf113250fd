import { queryOptions } from '@tanstack/react-query';
import type { GuideDetail, GuideList } from '../../../api/features/guides/contract.ts';
import { getJson } from '../../lib/api.ts';
import { type Cue, parseVtt } from '../../lib/story/parse-vtt.ts';

const HOUR = 3_600_000;

export const guidesQuery = (city: string) =>
  queryOptions({
    queryKey: ['guides', city],
    queryFn: ({ signal }) => getJson<GuideList>(`/cities/${city}/guides`, { signal }),
    staleTime: HOUR,
  });

export const guideQuery = (city: string, id: string) =>
  queryOptions({
    queryKey: ['guide', city, id],
    queryFn: ({ signal }) => getJson<GuideDetail>(`/cities/${city}/guides/${encodeURIComponent(id)}`, { signal }),
    staleTime: HOUR,
  });

/** The times of a story's sentences and words. @param address of the WebVTT, which changes with what it says */
export const cuesQuery = (address: string) =>
  queryOptions({
    queryKey: ['cues', address],
    queryFn: async ({ signal }): Promise<Cue[]> => {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      return parseVtt(await answer.text());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
