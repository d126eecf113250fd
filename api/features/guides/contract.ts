import { z } from 'zod';
import { Lang, LocalText, Slug } from '../../../data/contract.ts';
import { GuideFact, GuideStop, Sentence } from '../../../scenes/guide-contract.ts';

export const GuideSummary = z.object({
  id: Slug,
  /** The place whose story it is. */
  place: Slug,
  /** For typing in: `/g/<code>`, or `/g/<code>-<stop>`. */
  code: z.number().int(),
  title: LocalText,
  summary: LocalText,
  stops: z.number().int(),
  /** Seconds of sound in each language. */
  durations: z.record(Lang, z.number()),
  /** Address of a picture of the place, WebP. */
  picture: z.string().optional(),
});
export type GuideSummary = z.infer<typeof GuideSummary>;
export const GuideList = z.object({ guides: z.array(GuideSummary) });
export type GuideList = z.infer<typeof GuideList>;

/** Addresses are paths of this server; the sound answers byte ranges, and the address changes with what it says. */
export const StopSoundLinks = z.object({
  webm: z.string(),
  mp3: z.string(),
  /** WebVTT: one cue a sentence, with the times of its words. */
  vtt: z.string(),
  /** Seconds. */
  duration: z.number(),
  voice: z.enum(['synthetic', 'recorded']),
});
export type StopSoundLinks = z.infer<typeof StopSoundLinks>;

export const GuideDetail = z.object({
  id: Slug,
  place: Slug,
  code: z.number().int(),
  /** True where the positions of the stops are a reconstruction. */
  reconstructed: z.boolean(),
  stops: z.array(GuideStop),
  /** By language. A stop without sound is read, not heard. */
  languages: z.record(
    Lang,
    z.object({
      title: z.string(),
      summary: z.string(),
      stops: z.record(Slug, z.object({ title: z.string(), sentences: z.array(Sentence), sound: StopSoundLinks.optional() })),
    }),
  ),
  /** What the sentences rest on. */
  facts: z.array(GuideFact),
});
export type GuideDetail = z.infer<typeof GuideDetail>;
