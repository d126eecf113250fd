import { z } from 'zod';

/** Bytes of one file, files and bytes of one case. */
export const ATTACHMENTS = {
  bytes: 20 << 20,
  count: 20,
  caseBytes: 100 << 20,
  types: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'],
} as const;

/** A file that staff keep with a case. */
export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  at: z.string(),
  /** Where who may read the case gets it, as a download. */
  address: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;
