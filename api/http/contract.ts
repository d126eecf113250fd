/** Problem documents (RFC 9457): the one shape of every error. */
import { z } from 'zod';

/** The closed set of error codes; the client translates by code. */
export const PROBLEM_CODES = [
  'bad-request',
  'not-found',
  'city-unknown',
  'too-long',
  'method-not-allowed',
  'signed-out',
  'forbidden',
  'second-factor-missing',
  'version-conflict',
  'move-not-allowed',
  'too-large',
  'unsupported-file',
  'proof-missing',
  'too-many-requests',
  'not-ready',
  'busy',
  'no-room',
  'internal',
] as const;
export const ProblemCode = z.enum(PROBLEM_CODES);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What can be wrong with one field; the page has words for each. */
export const FAULT_CODES = [
  'missing',
  'bad-form',
  'too-short',
  'too-long',
  'not-number',
  'ambiguous-number',
  'too-small',
  'too-large',
  'not-listed',
  'unknown',
  'outside',
  'bad-day',
  'bad-address',
  'bad-hours',
  'taken',
  'twin',
  'not-public',
  'in-use',
  'not-allowed',
  'fixed',
  'repeated',
] as const;
export const FaultCode = z.enum(FAULT_CODES);
export type FaultCode = z.infer<typeof FaultCode>;

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: ProblemCode,
  requestId: z.string(),
  detail: z.string().optional(),
  /** The offending fields. */
  errors: z
    .array(z.object({ field: z.string(), message: z.string(), code: FaultCode.optional(), limit: z.string().optional() }))
    .optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A GeoJSON point whose third ordinate is metres above the WGS 84 ellipsoid (RFC 7946, 3.1.1). */
export const PointZ = z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number(), z.number()]) });
export type PointZ = z.infer<typeof PointZ>;
