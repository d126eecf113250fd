import type { Transaction } from '@libsql/client';
import { z } from 'zod';
import { putItem } from '../outbox/put-item.ts';

/** A plain-text mail to one person. */
export interface Mail {
  to: string;
  /** BCP 47, of subject and text. */
  lang: string;
  /** One line; whatever others wrote passes `oneLine` before it stands here. */
  subject: string;
  text: string;
  /** What it is for, as a word: `confirm-follow`. */
  kind: string;
  /** Id of what it is about; never personal data. */
  ref?: string | undefined;
  /** Where a subscription ends by one POST without signing in (RFC 8058); a browser that opens it gets a page. */
  unsubscribe?: string | undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header must not hold
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;

/** A text as one line for a subject: control characters and runs of spaces become a space; cut at `most` characters. */
export function oneLine(text: string, most = 120): string {
  const line = text.toWellFormed().replace(new RegExp(CONTROL, 'g'), ' ').replace(/\s+/g, ' ').trim();
  return line.length <= most
    ? line
    : `${line
        .slice(0, most - 1)
        .toWellFormed()
        .replaceAll('\ufffd', '')}…`;
}

const line = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => !CONTROL.test(text), 'control characters');
/** What waits in the outbox. */
export const Letter = z.object({
  to: z.email().max(254),
  lang: line(20),
  subject: line(200),
  text: z.string().min(1).max(100_000),
  unsubscribe: z
    .string()
    .max(500)
    .regex(/^https?:\/\/[\w.:[\]-]+\/[\w./?=&%~+-]*$/, 'a plain web address')
    .optional(),
});
export type Letter = z.infer<typeof Letter>;

/**
 * Puts a mail into the outbox in the caller's transaction; a job sends it. It is sent at least once: with the same Message-ID again where the
 * process died between sending and noting it.
 * @throws ZodError for an address, subject or link that could break out of its header
 */
export async function queueMail(tx: Pick<Transaction, 'execute'>, { kind, ref, ...letter }: Mail, now: Date): Promise<string> {
  return putItem(tx, { channel: 'mail', kind, ref, content: Letter.parse(letter) }, now);
}
