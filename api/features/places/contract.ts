import { z } from 'zod';
import { Accuracy, Fact, LocalText, Slug, Source, Visit } from '../../../data/contract.ts';
import { PointZ } from '../../http/contract.ts';

export const PLACE_LIMIT_MAX = 1000;

/** Whether the place is open at the moment of the answer; null where its hours are not known. `until` is the next change. */
export const OpenState = z.object({ open: z.boolean(), until: z.iso.datetime({ offset: true }).optional() }).nullable();
export type OpenState = z.infer<typeof OpenState>;

export const PlaceSummary = z.object({
  kind: Slug,
  name: LocalText,
  address: LocalText.optional(),
  summary: LocalText.optional(),
  /** The area valid today that the place stands in. */
  areaId: Slug.optional(),
  accuracy: Accuracy,
  openState: OpenState,
});
export const PlaceFeature = z.object({ type: z.literal('Feature'), id: Slug, geometry: PointZ, properties: PlaceSummary });
export type PlaceFeature = z.infer<typeof PlaceFeature>;

export const PlaceDetail = PlaceSummary.extend({
  description: z.array(LocalText),
  facts: z.array(Fact),
  openingHours: z.string().optional(),
  visit: Visit.optional(),
  uncertainty: z.number().optional(),
  source: Source,
  updatedAt: z.string(),
});
export const PlaceDetailFeature = z.object({ type: z.literal('Feature'), id: Slug, geometry: PointZ, properties: PlaceDetail });
export type PlaceDetailFeature = z.infer<typeof PlaceDetailFeature>;

/** `GET /api/cities/:city/places?kind=school,site&bbox=w,s,e,n&area=&q=&open=now&limit=&cursor=` */
export const PlaceCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(PlaceFeature),
  /** Places that match, over all pages. */
  numberMatched: z.number().int(),
  /** Opaque; absent on the last page. */
  nextCursor: z.string().optional(),
});
export type PlaceCollection = z.infer<typeof PlaceCollection>;
