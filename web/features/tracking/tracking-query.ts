import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Rate, Reopen, Tracking } from '../../../api/features/reports/intake-contract.ts';
import { getJson } from '../../lib/api.ts';
import { postJson } from '../../lib/post.ts';

/** The token travels in this header only: no address that a log or a referrer could keep. */
const bearer = (token: string) => ({ authorization: `Tracking ${token}` });

/** While the page is open it looks again every minute, and when it comes back into sight. */
export const trackingQuery = (token: string) =>
  queryOptions({
    queryKey: ['tracking', token],
    queryFn: ({ signal }) => getJson<Tracking>('/tracking', { signal, headers: bearer(token) }),
    enabled: token !== '',
    staleTime: 10_000,
    gcTime: 0,
    // The sizes of a photo just sent are made within seconds.
    refetchInterval: ({ state }) => (state.data?.photos.some((photo) => photo.state === 'waiting') ? 4000 : 60_000),
    refetchOnWindowFocus: true,
  });

/** "Not fixed": back to the agency. @throws ApiError */
export const reopen = (token: string, body: z.input<typeof Reopen>) =>
  postJson<Tracking>('/tracking/reopen', body, { headers: bearer(token) });
/** @throws ApiError */
export const rate = (token: string, body: z.input<typeof Rate>) =>
  postJson<Tracking>('/tracking/satisfaction', body, { headers: bearer(token) });
