import { queryOptions } from '@tanstack/react-query';
import type {
  ChangeFollow,
  FollowAnswer,
  FollowOutcome,
  Follows,
  NewFollowInput,
  OwnFollows,
} from '../../../api/features/follow/contract.ts';
import { getJson } from '../../lib/api.ts';
import { postJson, sendJson } from '../../lib/post.ts';

/** The secret travels in this header only. */
const bearer = (secret: string) => ({ authorization: `Follow ${secret}` });

export const followsQuery = (secret: string) =>
  queryOptions({
    queryKey: ['follows', secret],
    queryFn: ({ signal }) => getJson<Follows>('/follows', { signal, headers: bearer(secret) }),
    gcTime: 0,
    retry: false,
  });

/** How who is signed in opens theirs. */
export const ownFollowsQuery = (signedIn: boolean) =>
  queryOptions({
    queryKey: ['me', 'follows'],
    queryFn: ({ signal }) => getJson<OwnFollows>('/me/follows', { signal }),
    enabled: signedIn,
  });

/** What a link is about, before it is used. */
export const linkQuery = (purpose: 'confirm' | 'end', token: string) =>
  queryOptions({
    queryKey: ['follow-link', purpose, token],
    queryFn: () => postJson<FollowOutcome>(`/follow/read-${purpose}`, { token }),
    gcTime: 0,
    retry: false,
  });

/** @throws ApiError */
export const spendLink = (purpose: 'confirm' | 'end', token: string) =>
  purpose === 'confirm'
    ? postJson<FollowOutcome>('/follow/confirm', { token })
    : postJson<FollowOutcome>(`/follow/end?t=${encodeURIComponent(token)}`, {});
/** @throws ApiError */
export const makeFollow = (city: string, wish: NewFollowInput, headers: Record<string, string>) =>
  postJson<FollowAnswer>(`/cities/${city}/follows`, wish, { headers });
export const byLink = bearer;
/** @throws ApiError */
export const changeFollow = (secret: string, id: string, change: ChangeFollow) =>
  sendJson<Follows>('PATCH', `/follows/${id}`, change, { headers: bearer(secret) });
/** One subscription, or without an id all of them. @throws ApiError */
export const endFollow = (secret: string, id?: string) =>
  sendJson<null>('DELETE', id === undefined ? '/follows' : `/follows/${id}`, undefined, { headers: bearer(secret) });
