import { z } from 'zod';
import { Accuracy, LocalText, ReportStatus, Slug, Source } from '../../../data/contract.ts';
import { PointZ } from '../../http/contract.ts';

/** The public fields of a report (Open311 service request). */
export const ReportFeature = z.object({
  type: z.literal('Feature'),
  id: Slug,
  geometry: PointZ,
  properties: z.object({
    categoryId: Slug,
    title: LocalText,
    status: ReportStatus,
    /** Past `dueAt` and not yet closed, at the moment of the answer. */
    late: z.boolean(),
    address: LocalText.optional(),
    areaId: Slug.optional(),
    /** Absent while it waits for the operators: no rule took it. */
    agencyId: Slug.optional(),
    createdAt: z.string(),
    updatedAt: z.string(),
    dueAt: z.string(),
    accuracy: Accuracy,
    source: Source,
  }),
});
export type ReportFeature = z.infer<typeof ReportFeature>;
export const ReportCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(ReportFeature),
  numberMatched: z.number().int(),
  nextCursor: z.string().optional(),
});
export type ReportCollection = z.infer<typeof ReportCollection>;
