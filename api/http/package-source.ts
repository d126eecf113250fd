import { createHash } from 'node:crypto';
import type { LocalText } from '../../data/contract.ts';
import type { Box } from '../../data/model/tile-box.ts';

/** What a file of a package is for; sizes are shown by it. */
export type PackagePart = 'app' | 'texts' | 'sound' | 'terrain' | 'map' | 'buildings' | 'models' | 'directions';

/** Something that can be taken along. */
export interface PackageOffer {
  /** `city`, `guide:<id>`, `tour:<id>`: unique in the city. */
  id: string;
  kind: 'city' | 'guide' | 'tour';
  title: LocalText;
  /** [lng, lat] of what it leads to; its area lies around them. */
  positions: readonly (readonly [number, number])[];
  /** Guides whose stories belong to it. */
  guides: readonly string[];
}

/** One address of a package: a file of ours on disk, or an answer of a public route. */
export interface PackageFile {
  /** Path and query as the page asks for it, to the letter. */
  url: string;
  part: PackagePart;
  /** Language that only its speakers need it for; absent: it goes along whatever they speak. */
  lang?: string;
  /** Absent: what the route at `url` answers to a stranger. */
  path?: string;
  /** Of an answer: changes when there is something new in it worth an update. Absent: nothing in it is. */
  version?: string;
}

/** What a feature gives to packages; made in `api/app.ts`. */
export interface PackageSource {
  /** What it offers in a city, besides the whole city. */
  offers?(city: string): Promise<PackageOffer[]> | PackageOffer[];
  /** What of its own belongs to an offer. */
  files(city: string, offer: PackageOffer, area: Box, sound: 'webm' | 'mp3'): Promise<PackageFile[]> | PackageFile[];
}

/** The `version` of an answer, from what in it is worth an update. */
export const answerVersion = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
