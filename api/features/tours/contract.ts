import { z } from 'zod';
import { Lang, Position, Slug } from '../../../data/contract.ts';
import { View } from '../../../scenes/contract.ts';
import { GuideFact, Zone } from '../../../scenes/guide-contract.ts';
import { GuideRef, Keyframes, Tour, TourQuestion, WayFrame } from '../../../scenes/tour-contract.ts';
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
  legs: z.array(z.object({ path: z.array(Position), keyframes: z.array(WayFrame), story: TourStory.optional() })),
  languages: z.array(Lang),
  /** What sentences and explanations rest on. */
  facts: z.array(GuideFact),
  /** True where the positions of stops are a reconstruction. */
  reconstructed: z.boolean(),
});
export type TourDetail = z.infer<typeof TourDetail>;
