import { z } from 'zod';
import { LocalText, Position, Slug } from '../../../data/contract.ts';
import { GuideFact } from '../../../scenes/guide-contract.ts';
import { SitePart } from '../../../scenes/site-contract.ts';

export const ListedPart = SitePart.pick({ name: true, story: true, facts: true, stop: true }).extend({
  /** `<site>.<part>`, as its tile names it. */
  id: z.string(),
  /** Middle of the part: degrees, metres above the ellipsoid. */
  position: z.tuple([z.number(), z.number(), z.number()]),
  /** Half of its longest side, metres. */
  radius: z.number(),
});
export type ListedPart = z.infer<typeof ListedPart>;

export const ListedSite = z.object({
  id: Slug,
  place: Slug,
  name: LocalText,
  /** Guide whose stops the parts name. */
  guide: Slug.optional(),
  position: Position,
  /** True where form and placement are a reconstruction. */
  reconstructed: z.boolean(),
  note: LocalText,
  parts: z.array(ListedPart),
});
export type ListedSite = z.infer<typeof ListedSite>;

/** `facts`: all that the parts' stories rest on. */
export const SiteList = z.object({ sites: z.array(ListedSite), facts: z.array(GuideFact) });
export type SiteList = z.infer<typeof SiteList>;
