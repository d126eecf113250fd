import { z } from 'zod';
import { Lat, Lng, LocalText, Slug } from '../../../data/contract.ts';

/** Being told of reports: of one, or of new ones round a point, in an area, in the whole city. */
export const FOLLOW_LIMITS = {
  /** Metres. */
  radius: { least: 100, most: 10_000 },
  /** Of one follower. */
  subscriptions: 50,
  categories: 40,
} as const;

export const FollowTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), id: Slug }),
  /** `at`: [lng, lat] degrees EPSG:4326; `radius`: metres on the ground. */
  z.object({
    kind: z.literal('point'),
    at: z.tuple([Lng, Lat]),
    radius: z.number().int().min(FOLLOW_LIMITS.radius.least).max(FOLLOW_LIMITS.radius.most),
  }),
  z.object({ kind: z.literal('area'), id: Slug }),
  z.object({ kind: z.literal('city') }),
]);
export type FollowTarget = z.infer<typeof FollowTarget>;

/** `now`: within minutes, gathered; `daily`: one message a day, in the morning. */
export const FOLLOW_PACES = ['now', 'daily'] as const;
export const Pace = z.enum(FOLLOW_PACES);

const base64url = (least: number, most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .min(least)
    .max(most);
/** What a browser's `PushSubscription` gives: where to send, its P-256 key and its secret, both base64url. */
export const PushAddress = z.object({ endpoint: z.url().max(1000), p256dh: base64url(87, 88), auth: base64url(22, 24) });
export type PushAddress = z.infer<typeof PushAddress>;

export const NewFollow = z.object({
  target: FollowTarget,
  /** Ids; empty: all. Of no meaning for a single report. */
  categories: z.array(Slug).max(FOLLOW_LIMITS.categories).default([]),
  pace: Pace.default('now'),
  lang: z.string().max(8).default('vi'),
  /** `mail` is confirmed by a link; `account`: who is signed in; `link`: header `Authorization: Follow <secret>`. */
  by: z.discriminatedUnion('way', [
    z.object({ way: z.literal('mail'), email: z.email().max(120) }),
    z.object({ way: z.literal('account') }),
    z.object({ way: z.literal('push'), push: PushAddress }),
    z.object({ way: z.literal('link') }),
  ]),
});
export type NewFollow = z.infer<typeof NewFollow>;
export type NewFollowInput = z.input<typeof NewFollow>;

/** `confirm`: a mail with a link is on its way, whether or not the address was known. `secret`: opens one's own subscriptions. */
export const FollowAnswer = z.object({ state: z.enum(['confirm', 'active']), secret: z.string().nullable() });
export type FollowAnswer = z.infer<typeof FollowAnswer>;

export const Follow = z.object({
  id: z.string(),
  city: Slug,
  target: FollowTarget,
  /** Of the report or area, while the public may read it. */
  name: LocalText.nullable(),
  /** Of a followed area that has ended: what covers its place today, and is told of instead. */
  today: z.array(LocalText),
  categories: z.array(Slug),
  pace: Pace,
  paused: z.boolean(),
  /** Instant. */
  since: z.string(),
});
export type Follow = z.infer<typeof Follow>;

/** One's own subscriptions; the address as far as its owner recognises it. */
export const Follows = z.object({ channel: z.enum(['mail', 'push']), address: z.string(), follows: z.array(Follow) });
export type Follows = z.infer<typeof Follows>;

export const ChangeFollow = z.object({
  pace: Pace.optional(),
  paused: z.boolean().optional(),
  categories: z.array(Slug).max(FOLLOW_LIMITS.categories).optional(),
  /** Of a point. */
  radius: z.number().int().min(FOLLOW_LIMITS.radius.least).max(FOLLOW_LIMITS.radius.most).optional(),
});
export type ChangeFollow = z.infer<typeof ChangeFollow>;

export const FollowToken = z.object({ token: z.string().max(120) });
/** After a link was used: what it was about, where, and how one's own subscriptions are opened. */
export const FollowOutcome = z.object({ city: Slug, target: FollowTarget, name: LocalText.nullable(), secret: z.string().nullable() });
export type FollowOutcome = z.infer<typeof FollowOutcome>;
/** How who is signed in opens theirs; null: there are none yet. */
export const OwnFollows = z.object({ secret: z.string().nullable() });
export type OwnFollows = z.infer<typeof OwnFollows>;
/** What a browser subscribes to. */
export const PushKey = z.object({ key: z.string() });
export type PushKey = z.infer<typeof PushKey>;
