import { z } from 'zod';
import { Accuracy, LocalText, Slug, Source } from '../../../data/contract.ts';
import { PointZ } from '../../http/contract.ts';

/** A camera that the public may know of. Heading degrees from true north, field of view degrees, range and mount height metres. */
export const CameraFeature = z.object({
  type: z.literal('Feature'),
  id: Slug,
  geometry: PointZ,
  properties: z.object({
    name: LocalText,
    heading: z.number(),
    fieldOfView: z.number(),
    range: z.number(),
    mountHeight: z.number(),
    purpose: z.enum(['traffic', 'security', 'tourism', 'flood', 'school']),
    agencyId: Slug,
    areaId: Slug.optional(),
    accuracy: Accuracy,
    source: Source,
  }),
});
export type CameraFeature = z.infer<typeof CameraFeature>;
export const CameraCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(CameraFeature),
  numberMatched: z.number().int(),
  nextCursor: z.string().optional(),
});
export type CameraCollection = z.infer<typeof CameraCollection>;
