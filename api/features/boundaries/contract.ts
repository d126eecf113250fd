import { z } from 'zod';
import { Accuracy, Day, LocalText, Slug, Source } from '../../../data/contract.ts';

const Ring = z.array(z.array(z.number()).min(2));
/** Administrative areas valid on one day. */
export const BoundaryFeature = z.object({
  type: z.literal('Feature'),
  id: Slug,
  geometry: z.union([
    z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
  ]),
  properties: z.object({
    name: LocalText,
    code: z.string().optional(),
    level: z.string(),
    validFrom: Day.optional(),
    validTo: Day.optional(),
    mergedFrom: z.array(z.object({ id: Slug, name: LocalText, share: z.enum(['full', 'part']) })),
    accuracy: Accuracy,
    source: Source,
  }),
});
export type BoundaryFeature = z.infer<typeof BoundaryFeature>;
/** `GET /api/cities/:city/boundaries?on=YYYY-MM-DD`; without `on`, today in the city's time zone. `changes` are the days on which the set of areas changed. */
export const BoundaryCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(BoundaryFeature),
  on: Day,
  changes: z.array(Day),
});
export type BoundaryCollection = z.infer<typeof BoundaryCollection>;
