/** What can be taken along, to be used without a network. Sizes are bytes. */
import { z } from 'zod';
import { Extent, Lang, LocalText, Slug } from '../../../data/contract.ts';

export const PackageId = z.string().regex(/^(city|(guide|tour):[a-z0-9]+(-[a-z0-9]+)*)$/, '`city`, `guide:<id>` or `tour:<id>`');
export const Part = z.enum(['app', 'texts', 'sound', 'terrain', 'map', 'buildings', 'models', 'directions']);
export type Part = z.infer<typeof Part>;

export const PartSize = z.object({
  part: Part,
  files: z.number().int(),
  /** On the device. */
  bytes: z.number().int(),
  /** Over the network, compressed. */
  transfer: z.number().int(),
});
export type PartSize = z.infer<typeof PartSize>;

/** What of a part only one language needs. Whoever leaves it out takes so much less. */
export const LanguageSize = PartSize.extend({ lang: Lang });
export type LanguageSize = z.infer<typeof LanguageSize>;

export const PackageSummary = z.object({
  city: Slug,
  id: PackageId,
  kind: z.enum(['city', 'guide', 'tour']),
  title: LocalText,
  /** Changes when there is something new in it. The page itself is not part of it: see `build`. */
  version: z.string(),
  /** Version of the page that the part `app` is of; the same for all packages. */
  build: z.string(),
  /** Up to its edge the map has every detail; beyond it only the coarse one. */
  area: Extent,
  /** True where the city is too large to be taken along whole, so that `area` is its middle only. */
  clipped: z.boolean(),
  /** With all languages. */
  parts: z.array(PartSize),
  /** Stories' sound and the times of their words: of `parts`, what can be left out. */
  languages: z.array(LanguageSize),
  /** With all languages. */
  bytes: z.number().int(),
  /** With all languages. */
  transfer: z.number().int(),
});
export type PackageSummary = z.infer<typeof PackageSummary>;
export const PackageList = z.object({ packages: z.array(PackageSummary) });
export type PackageList = z.infer<typeof PackageList>;

export const ManifestFile = z.object({
  /** Path and query on this server. */
  url: z.string(),
  part: Part,
  /** Language that only its speakers need it for; absent: it always goes along. */
  lang: Lang.optional(),
  bytes: z.number().int(),
  /** SHA-256 of the decoded body, hex. Null: an answer that changes by itself. */
  hash: z.string().nullable(),
});
export type ManifestFile = z.infer<typeof ManifestFile>;
export const PackageManifest = PackageSummary.extend({ files: z.array(ManifestFile) });
export type PackageManifest = z.infer<typeof PackageManifest>;
