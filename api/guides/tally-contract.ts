/** How often stories are scanned and heard, for the office. Nothing here is about a person. */
import { z } from 'zod';
import { Day, Lang, LocalText, Slug } from '../../data/contract.ts';

/** `scan`: a code was opened, or typed in; `play`: a story began to sound; `complete`: it was heard to its end. */
export const TALLY_EVENTS = ['scan', 'play', 'complete'] as const;
export const TallyEvent = z.enum(TALLY_EVENTS);
export type TallyEvent = z.infer<typeof TallyEvent>;

/** What a player tells: no name, no cookie, no position. */
export const Heard = z.object({ stop: Slug, lang: Lang, event: z.enum(['play', 'complete']) });
export type Heard = z.infer<typeof Heard>;

const Counts = z.object({ scan: z.number().int(), play: z.number().int(), complete: z.number().int() });
export type Counts = z.infer<typeof Counts>;

/** `GET /api/cities/:city/guide-figures?from=&to=`: days of the city's calendar, both included. */
export const GuideFigures = z.object({
  from: Day,
  to: Day,
  all: Counts,
  /** Every day of the period, also those on which nothing happened. */
  days: z.array(Counts.extend({ day: Day })),
  /** Hours 0 to 23 of the city's clock. */
  hours: z.array(Counts).length(24),
  /** The most heard first. */
  guides: z.array(Counts.extend({ guide: Slug, title: LocalText })),
  /** Stops with words of a tour's own, by tour; its stops of guides count there. */
  tours: z.array(Counts.extend({ tour: Slug, title: LocalText })),
  /** Each of a guide or of a tour. */
  stops: z.array(Counts.extend({ guide: Slug.optional(), tour: Slug.optional(), stop: Slug, title: LocalText })),
  /** Scans have no language. The most heard first. */
  langs: z.array(Counts.extend({ lang: Lang })),
});
export type GuideFigures = z.infer<typeof GuideFigures>;
