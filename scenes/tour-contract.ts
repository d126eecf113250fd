/**
 * Tours: `scenes/<city>/tours/<tour>.json`. Positions are [lng, lat], EPSG:4326; lengths metres; times seconds from the start of a story.
 * What is told stands in the guides; a tour says in which order, along which way, and how the map looks at it.
 */
import { z } from 'zod';
import { Lang, LocalText, Position, Slug } from '../data/contract.ts';
import { View } from './contract.ts';
import { Zone } from './guide-contract.ts';

/** A camera at a time of a story. */
export const Keyframe = z.object({ t: z.number().min(0), view: View });
export type Keyframe = z.infer<typeof Keyframe>;
/** In order of time, no two at once. */
export const Keyframes = z
  .array(Keyframe)
  .refine((frames) => frames.every(({ t }, i) => i === 0 || t > (frames[i - 1]?.t ?? 0)), 'times must increase');

/** A camera on the way: at this share of a leg's length, 0..1. */
export const WayFrame = z.object({ share: z.number().min(0).max(1), view: View });
export type WayFrame = z.infer<typeof WayFrame>;

/** A stop of a guide. */
export const GuideRef = z.object({ guide: Slug, stop: Slug });
export type GuideRef = z.infer<typeof GuideRef>;

/** Asked at a stop, after its story: for a class. */
export const TourQuestion = z
  .object({
    id: Slug,
    text: LocalText,
    choices: z
      .array(z.object({ id: Slug, text: LocalText }))
      .min(2)
      .max(6),
    /** The right choice. */
    answer: Slug,
    explanation: LocalText,
    /** What the explanation rests on: ids of the city's facts. */
    facts: z.array(Slug).default([]),
  })
  .refine(({ choices, answer }) => choices.some(({ id }) => id === answer), 'the answer is none of the choices');
export type TourQuestion = z.infer<typeof TourQuestion>;

/** Words of a stop that no guide has, in one language. A tour of the repository rests every sentence on facts. */
export const OwnWords = z.object({
  title: z.string().trim().min(1).max(200),
  sentences: z.array(z.object({ text: z.string().trim().min(1).max(600), facts: z.array(Slug).default([]) })).max(60),
});
export type OwnWords = z.infer<typeof OwnWords>;
/** A stop with words of its own. */
export const OwnStop = z.object({
  position: Position,
  view: View,
  zones: z.array(Zone).max(8),
  words: z.record(Lang, OwnWords).refine((words) => words.vi !== undefined, 'Vietnamese (vi) is missing'),
});
export type OwnStop = z.infer<typeof OwnStop>;

/** Either `from` a guide or its `own`. */
export const TourStop = z
  .object({
    id: Slug,
    from: GuideRef.optional(),
    own: OwnStop.optional(),
    /** In place of the zones of the guide's stop. */
    zones: z.array(Zone).max(8).optional(),
    keyframes: Keyframes.default([]),
    questions: z.array(TourQuestion).max(12).default([]),
  })
  .refine(({ from, own }) => (from === undefined) !== (own === undefined), 'a stop is from a guide or has its own words');
export type TourStop = z.infer<typeof TourStop>;

/**
 * Where a way leaves the streets, and why, for who takes it. `all`: from stop to stop, as within a site; `ends`: between a stop and the nearest
 * street that the tour's means may use.
 */
export const OffStreet = z.object({ part: z.enum(['all', 'ends']), why: LocalText });
export type OffStreet = z.infer<typeof OffStreet>;

/** The way from one stop to the next. */
export const TourLeg = z.object({
  path: z.array(Position).min(2).max(2000),
  /** Absent: the way keeps to the streets, but for a few steps at its ends. */
  offStreet: OffStreet.optional(),
  keyframes: z.array(WayFrame).max(60).default([]),
  /** A story that is told on the way, where its zone is. */
  story: GuideRef.optional(),
});
export type TourLeg = z.infer<typeof TourLeg>;

export const EFFORTS = ['easy', 'moderate', 'hard'] as const;
export const MEANS = ['foot', 'bicycle', 'motorbike', 'car'] as const;

const Head = z.object({
  id: Slug,
  title: LocalText,
  /** One or two sentences for lists. */
  summary: LocalText,
  /** For whom it is meant. */
  audience: LocalText,
  means: z.enum(MEANS),
  effort: z.enum(EFFORTS),
  /** Metres along all legs. */
  length: z.number().int().min(0).max(500_000),
  /** With the stories. */
  minutes: z.number().int().min(1).max(2880),
  /** When it is best: months 1..12, and why. */
  season: z.object({ months: z.array(z.number().int().min(1).max(12)).min(1), note: LocalText }),
  /** Minutes after midnight, city time, for the sun over the map; null: the fixed light. */
  timeOfDay: z.number().int().min(0).max(1439).nullable(),
  /** Layers of the scene that are shown; all others are hidden. */
  layers: z.array(Slug).max(40),
});
/** While it is being made: it may have no stops yet. */
export const TourDraft = Head.extend({ stops: z.array(TourStop).max(60), legs: z.array(TourLeg).max(60) });
export type TourDraft = z.infer<typeof TourDraft>;

export const Tour = Head.extend({
  stops: z.array(TourStop).min(1).max(60),
  /** Leg i goes from stop i to stop i + 1; one more where the tour leads back to its first stop. */
  legs: z.array(TourLeg).max(60),
})
  .refine(({ stops }) => new Set(stops.map(({ id }) => id)).size === stops.length, 'ids of stops are unique')
  .refine(
    ({ stops, legs }) => legs.length === stops.length - 1 || (stops.length > 1 && legs.length === stops.length),
    'a leg between stops',
  );
export type Tour = z.infer<typeof Tour>;
