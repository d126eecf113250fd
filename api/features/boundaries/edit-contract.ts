/** What administrators read and change of the administrative areas. Coordinates are lng, lat, EPSG:4326. */
import { z } from 'zod';
import { Area, Slug } from '../../../data/contract.ts';

/** Positions that one area may have. */
export const AREA_POSITIONS = 100_000;

export const AreaEntry = z.object({
  area: Area,
  version: z.string(),
  /** Made or changed here, so that the pack does not overwrite it. */
  edited: z.boolean(),
  proposal: z.object({ area: Area, proposedAt: z.iso.datetime() }).optional(),
});
export type AreaEntry = z.infer<typeof AreaEntry>;
export const AreaEntries = z.object({ areas: z.array(AreaEntry) });
export type AreaEntries = z.infer<typeof AreaEntries>;

/** `version` null: it is new. */
export const SaveArea = z.object({ version: z.string().max(40).nullable(), area: Area });
export type SaveArea = z.infer<typeof SaveArea>;
export const CheckArea = z.object({ area: Area });

/**
 * What was set right, or may be meant so. `turned`: rings ran the wrong way round. `outside`: it reaches beyond the map of the city.
 * `overlap`: it covers part of a sibling that is valid on the same day.
 */
export const AreaNote = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('turned') }),
  z.object({ kind: z.literal('outside') }),
  z.object({ kind: z.literal('overlap'), areaId: Slug, squareMetres: z.number() }),
]);
export type AreaNote = z.infer<typeof AreaNote>;
export const AreaChecked = z.object({
  notes: z.array(AreaNote),
  /** Words that the page translates, by field. */
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
  squareMetres: z.number(),
});
export type AreaChecked = z.infer<typeof AreaChecked>;
/** GeoJSON with what was set right. */
export const AreaSaved = z.object({ notes: z.array(AreaNote) });
export type AreaSaved = z.infer<typeof AreaSaved>;
export const SettleArea = z.object({ take: z.boolean() });
