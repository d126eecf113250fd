import { queryOptions } from '@tanstack/react-query';
import { parseVtt, type TimedCue } from '../../../data/model/webvtt.ts';

/** The times of a story's sentences and words. @param address of the WebVTT, which changes with what it says */
export const cuesQuery = (address: string) =>
  queryOptions({
    queryKey: ['cues', address],
    queryFn: async ({ signal }): Promise<TimedCue[]> => {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(`${answer.status}`);
      return parseVtt(await answer.text());
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
