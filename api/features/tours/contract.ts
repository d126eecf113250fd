import { z } from 'zod';
import { Lang, Position, Slug } from '../../../data/contract.ts';
import { IMPORT_MOST } from '../../../data/model/tour-limits.ts';
import { View } from '../../../scenes/contract.ts';
import { GuideFact, Zone } from '../../../scenes/guide-contract.ts';
import { GuideRef, Keyframes, OffStreet, Tour, TourDraft, TourQuestion, WayFrame } from '../../../scenes/tour-contract.ts';
import { StopSoundLinks } from '../guides/contract.ts';

const { id, title, summary, audience, means, effort, length, minutes, season, timeOfDay, layers } = Tour.shape;
const Head = { id, title, summary, audience, means, effort, length, minutes, season };

export const TourSummary = z.object({
  ...Head,
  stops: z.number().int(),
  questions: z.number().int(),
  /** Languages in which every stop has words. */
  languages: z.array(Lang),
  /** [lng, lat] of each stop, in order. */
  positions: z.array(Position),
  /** Addresses of pictures of the places it comes to, WebP; three at most, the places in order. Absent where there are none. */
  pictures: z.array(z.string()).max(3).optional(),
});
export type TourSummary = z.infer<typeof TourSummary>;
export const TourList = z.object({ tours: z.array(TourSummary) });
export type TourList = z.infer<typeof TourList>;

/** What is told at a stop or on the way. */
export const TourStory = z.object({
  /** Unique in the tour. */
  key: z.string(),
  /** [lng, lat, metres above the WGS 84 ellipsoid]. */
  position: z.tuple([z.number(), z.number(), z.number()]),
  view: View,
  zones: z.array(Zone),
  /** Absent: the stop has words of its own. */
  guide: GuideRef.optional(),
  /** The place that it is about. */
  place: Slug.optional(),
  /** By language. A story without sound is read, not heard. */
  languages: z.record(
    Lang,
    z.object({
      title: z.string(),
      /** The guide that it is from. */
      guide: z.string().optional(),
      sentences: z.array(z.object({ text: z.string(), facts: z.array(Slug) })),
      sound: StopSoundLinks.optional(),
    }),
  ),
});
export type TourStory = z.infer<typeof TourStory>;

export const TourDetail = z.object({
  ...Head,
  timeOfDay,
  layers,
  /** 0: a tour of the repository as it is; else the published version of the studio. */
  version: z.number().int(),
  stops: z.array(TourStory.extend({ keyframes: Keyframes, questions: z.array(TourQuestion) })),
  /** Leg i leads from stop i to the next one, or back to the first. */
  legs: z.array(
    z.object({ path: z.array(Position), offStreet: OffStreet.optional(), keyframes: z.array(WayFrame), story: TourStory.optional() }),
  ),
  languages: z.array(Lang),
  /** What sentences and explanations rest on. */
  facts: z.array(GuideFact),
  /** True where the positions of stops are a reconstruction. */
  reconstructed: z.boolean(),
});
export type TourDetail = z.infer<typeof TourDetail>;

/** Why a tour cannot be published; `at` is a stop's id, a number of a leg from 1, or empty for the whole tour. */
export const TourFault = z.object({
  code: z.enum([
    'shape',
    'stops',
    'untitled',
    'length',
    'layer',
    'guide-stop',
    'fact',
    'leg-begin',
    'leg-end',
    'leg-frames',
    'leg-story',
    'zone',
    'words',
    'frame-late',
  ]),
  at: z.string(),
  /** What it is about: a language, a layer, metres, seconds. */
  value: z.string(),
});
export type TourFault = z.infer<typeof TourFault>;

/** One tour as the studio lists it. */
export const StudioEntry = z.object({
  id: Slug,
  title: Tour.shape.title,
  stops: z.number().int(),
  /** `file`: of the repository, untouched. */
  origin: z.enum(['file', 'studio']),
  /** Version that visitors see; null: the studio has published none. */
  published: z.number().int().nullable(),
  /** The draft is not what visitors see. */
  changed: z.boolean(),
  revision: z.number().int(),
  editedAt: z.iso.datetime().nullable(),
  editedBy: z.string().nullable(),
});
export type StudioEntry = z.infer<typeof StudioEntry>;
export const StudioList = z.object({ tours: z.array(StudioEntry) });
export type StudioList = z.infer<typeof StudioList>;

export const TourVersion = z.object({
  version: z.number().int(),
  note: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
});
export type TourVersion = z.infer<typeof TourVersion>;
export const StudioTour = z.object({
  draft: TourDraft,
  /** What a change is made on; 0: a tour of the repository that the studio has not touched. */
  revision: z.number().int(),
  published: z.number().int().nullable(),
  /** Newest first. */
  versions: z.array(TourVersion),
  /** Why it cannot be published yet; nothing where it can. */
  faults: z.array(TourFault),
  /** Words of own stops are read aloud when they are published: the optional voice is installed. */
  speaks: z.boolean(),
  /** The draft with all that is told on it, as visitors will see it. */
  preview: TourDetail,
});
export type StudioTour = z.infer<typeof StudioTour>;
export const VersionContent = TourVersion.extend({ tour: TourDraft });
export type VersionContent = z.infer<typeof VersionContent>;

/** @property revision the one that the change was made on; 0: there was none */
export const SaveTour = z.object({ revision: z.number().int().min(0), tour: TourDraft });
export type SaveTour = z.infer<typeof SaveTour>;
export const PublishTour = z.object({ revision: z.number().int().min(1), note: z.string().trim().max(300).default('') });
export type PublishTour = z.infer<typeof PublishTour>;
export const RestoreTour = z.object({ revision: z.number().int().min(1), version: z.number().int().min(1) });
export type RestoreTour = z.infer<typeof RestoreTour>;
export const Revision = z.object({ revision: z.number().int() });
export type Revision = z.infer<typeof Revision>;

export const EXCHANGE_FORMATS = ['gpx', 'kml', 'geojson'] as const;
export type ExchangeFormat = (typeof EXCHANGE_FORMATS)[number];
/** A file's text; GPX 1.1, KML 2.2 with gx:Tour, or GeoJSON. */
export const ImportTour = z.object({ format: z.enum(EXCHANGE_FORMATS), text: z.string().min(1).max(IMPORT_MOST) });
export type ImportTour = z.infer<typeof ImportTour>;
/** A draft that was read from a file, not kept yet; what was left out is counted. */
export const ImportedTour = z.object({ tour: TourDraft, skipped: z.number().int() });
export type ImportedTour = z.infer<typeof ImportedTour>;
