import { z } from 'zod';
import { Agency, Category, Extent, LocalText, PlaceKind, Position, Slug } from '../../../data/contract.ts';
import { Scene } from '../../../scenes/contract.ts';

/** State of the city model's tiles. A city that was never opened is `missing`; reading `/api/cities/:city` starts its build. */
export const ModelState = z.object({
  state: z.enum(['missing', 'building', 'ready', 'failed']),
  /** 0..1 while building. */
  progress: z.number().min(0).max(1),
  /** Current stage while building. */
  stage: z.string().optional(),
  /** True where at least one theme of the drawn city is generated. */
  sample: z.boolean(),
  /** Attribution lines of the datasets that are drawn. */
  attribution: z.array(z.string()),
});
export type ModelState = z.infer<typeof ModelState>;

export const CitySummary = z.object({
  id: Slug,
  name: LocalText,
  subtitle: LocalText,
  centre: Position,
  extent: Extent,
  sample: z.boolean(),
  model: ModelState,
});
export type CitySummary = z.infer<typeof CitySummary>;
export const CityList = z.object({ cities: z.array(CitySummary), defaultCity: Slug });
export type CityList = z.infer<typeof CityList>;

export const City = z.object({
  scene: Scene,
  kinds: z.array(PlaceKind),
  categories: z.array(Category),
  agencies: z.array(Agency),
  /** Labels of the facts on cards, by key. */
  factLabels: z.record(z.string(), LocalText),
  /** Public objects by kind: `school`, `site`, ..., `camera`, `report`. */
  counts: z.record(z.string(), z.number().int()),
  model: ModelState,
});
export type City = z.infer<typeof City>;
