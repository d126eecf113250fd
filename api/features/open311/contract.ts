/** Keys of Open311 clients, as administrators handle them. */
import { z } from 'zod';
import { Slug } from '../../../data/contract.ts';

/** What a key may do: send reports, have `media_url` fetched, update its agency's requests. */
export const KEY_RIGHTS = ['send', 'media', 'update'] as const;
export type KeyRight = (typeof KEY_RIGHTS)[number];

export const NewKey = z.object({
  name: z.string().trim().min(1).max(80),
  /** Null: in every city. */
  city: Slug.nullable().default(null),
  agency: Slug.nullable().default(null),
  may: z.array(z.enum(KEY_RIGHTS)).min(1),
  /** Requests. */
  perHour: z.number().int().min(1).max(1_000_000).default(600),
});
export type NewKey = z.infer<typeof NewKey>;

/** What the page sends: the city stands in the path, or with `everywhere` none. */
export const KeyForm = NewKey.omit({ city: true }).extend({ everywhere: z.boolean().default(false) });
/** The key itself is in this answer only. */
export const MadeKey = z.object({ id: z.string(), key: z.string() });
export type MadeKey = z.infer<typeof MadeKey>;

const Day = z.iso.date();
export const KeyEntry = z.object({
  id: z.string(),
  name: z.string(),
  city: Slug.nullable(),
  agency: Slug.nullable(),
  may: z.array(z.enum(KEY_RIGHTS)),
  perHour: z.number(),
  createdAt: z.iso.datetime(),
  /** The day (UTC) on which it was last used; null: never. */
  usedOn: Day.nullable(),
  endedAt: z.iso.datetime().nullable(),
});
export type KeyEntry = z.infer<typeof KeyEntry>;
/** `configured`: how many more stand in the server's environment. */
export const KeyList = z.object({ keys: z.array(KeyEntry), configured: z.number() });
export type KeyList = z.infer<typeof KeyList>;
