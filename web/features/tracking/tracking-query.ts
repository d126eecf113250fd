import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Rate, Reopen, Tracking } from '../../../api/features/reports/intake-contract.ts';
import { getJson } from '../../lib/api.ts';
import { postJson } from '../../lib/post.ts';

/** Who may see a report as its sender: the holder of the secret link, or who is signed in and sent it. */
export type Holder = { token: string } | { city: string; report: string };

/** The token travels in this header only: no address that a log or a referrer could keep. */
const headersOf = (holder: Holder): Record<string, string> => ('token' in holder ? { authorization: `Tracking ${holder.token}` } : {});
const searchOf = (holder: Holder): Record<string, string> => ('token' in holder ? {} : holder);
const pathOf = (path: string, holder: Holder) => ('token' in holder ? path : `${path}?${new URLSearchParams(searchOf(holder))}`);

/** While the page is open it looks again every minute, and when it comes back into sight. */
export const trackingQuery = (holder: Holder) =>
  queryOptions({
    queryKey: ['tracking', holder],
    queryFn: ({ signal }) => getJson<Tracking>('/tracking', { signal, headers: headersOf(holder), search: searchOf(holder) }),
    enabled: !('token' in holder) || holder.token !== '',
    staleTime: 10_000,
    gcTime: 0,
    // The sizes of a photo just sent are made within seconds.
    refetchInterval: ({ state }) => (state.data?.photos.some((photo) => photo.state === 'waiting') ? 4000 : 60_000),
    refetchOnWindowFocus: true,
  });

/** "Not fixed": back to the agency. @throws ApiError */
export const reopen = (holder: Holder, body: z.input<typeof Reopen>) =>
  postJson<Tracking>(pathOf('/tracking/reopen', holder), body, { headers: headersOf(holder) });
/** @throws ApiError */
export const rate = (holder: Holder, body: z.input<typeof Rate>) =>
  postJson<Tracking>(pathOf('/tracking/satisfaction', holder), body, { headers: headersOf(holder) });
/** Removes contact and words of the sender. @throws ApiError */
export const forget = (holder: Holder) => postJson<Tracking>(pathOf('/tracking/forget', holder), {}, { headers: headersOf(holder) });
