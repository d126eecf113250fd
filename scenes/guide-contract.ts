/**
 * What is told where: `scenes/<city>/guide/`. Positions are [lng, lat], EPSG:4326; distances metres; times seconds from the start of a sound.
 * `facts.json` is what is known and from whom; `<guide>/guide.json` where the stops are; `<guide>/<lang>.json` the words in one language;
 * `<guide>/sound/<lang>.json` the built sound, beside its files.
 */
import { z } from 'zod';
import { LocalText, Position, Slug, Source } from '../data/contract.ts';
import { View } from './contract.ts';

/** One thing that is known, in our own words, and who says it. Sentences name the facts that they rest on. */
export const GuideFact = z.object({
  id: Slug,
  /** The place it is about. */
  place: Slug,
  text: LocalText,
  /** `agreed`: the sources agree; `disputed`: they differ, and the text says how; `inferred`: worked out from others, and the text says from what. */
  certainty: z.enum(['agreed', 'disputed', 'inferred']),
  sources: z.array(Source.pick({ name: true, url: true })).min(1),
});
export type GuideFact = z.infer<typeof GuideFact>;
export const GuideFacts = z.array(GuideFact);

/**
 * Where a stop's story begins by itself. A circle: within `enter` metres of the centre, until one is further than `exit`. An area: inside its closed
 * ring, until one is further than `exit` metres from its edge.
 */
export const Zone = z.union([
  z
    .object({ centre: Position, enter: z.number().min(5).max(500), exit: z.number().min(6).max(800) })
    .refine(({ enter, exit }) => exit > enter, 'exit > enter'),
  z.object({ ring: z.array(Position).min(4), exit: z.number().min(1).max(800) }),
]);
export type Zone = z.infer<typeof Zone>;

export const GuideStop = z.object({
  id: Slug,
  position: Position,
  /** How the map looks at it while its story is told. */
  view: View,
  zones: z.array(Zone).default([]),
});
export type GuideStop = z.infer<typeof GuideStop>;

export const Guide = z.object({
  id: Slug,
  /** The place whose story it is. */
  place: Slug,
  /** What a sign at the place says, for typing in; unique in the city. Stop n of it is `<code>-<n>`. */
  code: z.number().int().min(1).max(999),
  /** True where positions of the stops are our own reconstruction. */
  reconstructed: z.boolean(),
  stops: z.array(GuideStop).min(1),
});
export type Guide = z.infer<typeof Guide>;

export const Sentence = z.object({ text: z.string().min(1).max(600), facts: z.array(Slug).min(1) });
export type Sentence = z.infer<typeof Sentence>;

/** A guide's words in one language. Every stop has its words, in the order in which they are told. */
export const GuideWords = z.object({
  title: z.string().min(1),
  /** One line for lists and link previews. */
  summary: z.string().min(1).max(300),
  stops: z.record(Slug, z.object({ title: z.string().min(1), sentences: z.array(Sentence).min(1) })),
});
export type GuideWords = z.infer<typeof GuideWords>;

/** One stop's sound. */
export const StopSound = z.object({
  /** SHA-256 of all that the sound was made from: words, voice, rate, version of the maker. First 16 hex digits. */
  inputs: z.string().regex(/^[0-9a-f]{16}$/),
  /** SHA-256 of the files `<stop>.webm`, `<stop>.mp3`, `<stop>.vtt`. First 16 hex digits. */
  files: z.object({ webm: z.string(), mp3: z.string(), vtt: z.string() }),
  /** Seconds. */
  duration: z.number().positive(),
  /** Said in the player: a synthetic voice is labelled. */
  voice: z.enum(['synthetic', 'recorded']),
});
export type StopSound = z.infer<typeof StopSound>;
/** `<guide>/sound/<lang>/sound.json`, by stop. */
export const GuideSound = z.record(Slug, StopSound);
export type GuideSound = z.infer<typeof GuideSound>;
