import { z } from 'zod';
import { Lang, Slug } from './contract.ts';
import { TEMPLATE_USES, unknownFields } from './model/templates.ts';

/** A text that staff begin an answer with; its fields stand in double braces, see `model/templates.ts`. */
export const TextTemplate = z.object({
  id: Slug,
  name: z.string().trim().min(1).max(80),
  text: z
    .string()
    .trim()
    .min(1)
    .max(4000)
    .superRefine((text, context) => {
      for (const name of unknownFields(text)) context.addIssue({ code: 'custom', message: `there is no field {{${name}}}` });
    }),
  /** Null: for every agency, for every category. */
  agencyId: Slug.nullable().default(null),
  categoryId: Slug.nullable().default(null),
  /** Empty: for anything that is told in words. */
  uses: z.array(z.enum(TEMPLATE_USES)).max(TEMPLATE_USES.length).default([]),
});
export type TextTemplate = z.infer<typeof TextTemplate>;

/** How a city goes about its cases; changed by administrators, without a city's own that of all cities (`data/casework.json`). */
export const CaseworkRules = z.object({
  escalation: z
    .array(
      z
        .object({
          id: Slug,
          when: z.enum(['before', 'after']),
          share: z.number().gt(0).lt(1).optional(),
          minutes: z.number().int().min(1).max(100_000).optional(),
          days: z.number().int().min(0).max(365).optional(),
          again: z.number().int().min(1).max(365).optional(),
          to: z.array(z.enum(['agency', 'leaders', 'operators'])).min(1),
        })
        .refine(
          (rule) => rule.when === 'after' || rule.share !== undefined || rule.minutes !== undefined,
          'says neither share nor minutes',
        ),
    )
    .max(20)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules have one id'),
  moderation: z.object({
    /** Reports of who was never looked at: `look` puts them before somebody, `hold` keeps them from the public until then. */
    firstTime: z.enum(['off', 'look', 'hold']),
    /** By language; whole words, compared without marks and case where a word is written without them. */
    words: z.record(Lang, z.array(z.string().trim().min(2).max(60)).max(2000)),
  }),
  retention: z.object({
    /** Days after closing, by state, after which the reporter's identity is removed; null: never. */
    days: z.record(z.enum(['done', 'answered', 'not_accepted', 'merged', 'cancelled']), z.number().int().min(1).max(3650).nullable()),
    /** Whether what was written goes too. */
    texts: z.boolean(),
  }),
});
export type CaseworkRules = z.infer<typeof CaseworkRules>;
