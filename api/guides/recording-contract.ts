/** Stories that staff recorded. A recording wins over the synthetic voice. */
import { z } from 'zod';
import { Lang, Slug } from '../../data/contract.ts';

/** One story in one language, and who speaks it. */
export const StoryVoice = z.object({
  stop: Slug,
  lang: Lang,
  title: z.string(),
  /** `none`: it is read, not heard. */
  voice: z.enum(['none', 'synthetic', 'recorded']),
  sentences: z.number().int(),
  recording: z
    .object({
      /** Where it is heard. */
      url: z.string(),
      /** Seconds. */
      duration: z.number(),
      bytes: z.number().int(),
      addedAt: z.iso.datetime(),
      /** False: the times of its sentences are an estimate. */
      timed: z.boolean(),
      /** The words were changed since; the recording still wins, and should be made anew. */
      outdated: z.boolean(),
    })
    .optional(),
});
export type StoryVoice = z.infer<typeof StoryVoice>;
/** `GET /api/cities/:city/guides/:guide/recordings` */
export const StoryVoices = z.object({ stories: z.array(StoryVoice) });
export type StoryVoices = z.infer<typeof StoryVoices>;
