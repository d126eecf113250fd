/** What the pages for places, cameras and schools say to the server. Positions are [lng, lat] degrees, EPSG:4326. */
import { z } from 'zod';
import { Accuracy, Camera, Fact, Lang, LocalText, Place, Position, Slug, Source, Validity, Visit } from '../../data/contract.ts';
import { OBJECT_LIMITS } from '../../data/model/object-limits.ts';
import { FaultCode } from '../http/contract.ts';

const line = (max: number) => z.string().trim().normalize().min(1).max(max);
/** As LocalText, with a length; Vietnamese is always there. */
const text = (max: number) =>
  z
    .record(Lang, line(max))
    .refine((t) => typeof t.vi === 'string', { message: 'Vietnamese is missing', path: ['vi'], params: { fault: 'missing' } });

const ObjectFact = Fact.extend({ value: z.union([z.number(), text(OBJECT_LIMITS.summary)]), unit: line(20).optional() });
const ObjectSource = Source.extend({
  name: line(300),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  licence: line(200),
});

/** What staff of a school may say of it. */
export const SchoolInput = z.object({
  name: text(OBJECT_LIMITS.name),
  address: text(OBJECT_LIMITS.address).optional(),
  summary: text(OBJECT_LIMITS.summary).optional(),
  description: z.array(text(OBJECT_LIMITS.paragraph)).max(OBJECT_LIMITS.paragraphs).default([]),
  facts: z.array(ObjectFact).max(OBJECT_LIMITS.facts).default([]),
  openingHours: line(OBJECT_LIMITS.hours).optional(),
});
export type SchoolInput = z.infer<typeof SchoolInput>;

const ObjectVisit = Visit.extend({
  prices: text(OBJECT_LIMITS.summary).optional(),
  wheelchair: z.object({ access: Visit.shape.wheelchair.unwrap().shape.access, note: text(OBJECT_LIMITS.summary).optional() }).optional(),
  manners: z.array(text(OBJECT_LIMITS.summary)).max(OBJECT_LIMITS.manners).default([]),
});

/** A place as it is written; without an id a new one is made from its name. */
export const PlaceInput = SchoolInput.extend({
  id: Slug.optional(),
  kind: Slug,
  aliases: z.array(line(OBJECT_LIMITS.alias)).max(OBJECT_LIMITS.aliases).default([]),
  position: Position,
  accuracy: Accuracy,
  uncertainty: z.number().positive().max(100_000).optional(),
  visit: ObjectVisit.optional(),
  source: ObjectSource,
  ...Validity.shape,
});
export type PlaceInput = z.infer<typeof PlaceInput>;

export const CameraInput = Camera.extend({ id: Slug.optional(), name: text(OBJECT_LIMITS.name), source: ObjectSource });
export type CameraInput = z.infer<typeof CameraInput>;

/** One row of a list of what may be edited. */
export const ManagedItem = z.object({
  id: Slug,
  name: LocalText,
  /** Kind of a place, purpose of a camera. */
  kind: z.string(),
  visibility: z.enum(['public', 'staff']).optional(),
  position: Position,
  areaId: Slug.nullable(),
  version: z.number().int(),
  /** `portal`: made here; `pack`: came with the city's data. */
  origin: z.enum(['pack', 'portal']),
  /** When staff changed it last; null: as its pack has it. */
  editedAt: z.iso.datetime().nullable(),
  /** The pack has other content by now, which waits for a decision. */
  proposed: z.boolean(),
});
export type ManagedItem = z.infer<typeof ManagedItem>;

export const ManagedList = z.object({
  items: z.array(ManagedItem),
  /** Over all pages. */
  matched: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
});
export type ManagedList = z.infer<typeof ManagedList>;

const managed = <T extends z.ZodType>(object: T) =>
  z.object({
    item: ManagedItem,
    object,
    /** What the pack has now, beside what staff made of it. */
    proposal: z.object({ object, proposedAt: z.string() }).nullable(),
  });
export const ManagedPlace = managed(Place);
export type ManagedPlace = z.infer<typeof ManagedPlace>;
export const ManagedCamera = managed(Camera);
export type ManagedCamera = z.infer<typeof ManagedCamera>;

export const Saved = z.object({ id: Slug, version: z.number().int() });
export type Saved = z.infer<typeof Saved>;
export const Removed = z.object({ done: z.literal(true) });
/** `take`: the pack's content replaces what staff wrote; else that stays and the proposal goes. */
export const ProposalDecision = z.object({ take: z.boolean() });

export const ImportFault = z.object({ column: z.string(), code: FaultCode, message: z.string(), limit: z.string().optional() });
export const ImportRow = z.object({
  /** In the file; the heading is line 1. */
  line: z.number().int(),
  id: z.string().nullable(),
  name: z.string(),
  state: z.enum(['new', 'changed', 'faulty']),
  /** Names of the fields that would change. */
  fields: z.array(z.string()),
  faults: z.array(ImportFault),
});
export type ImportRow = z.infer<typeof ImportRow>;
/** What a file would do, or, `applied`, has done. */
export const ImportPlan = z.object({
  counts: z.object({ new: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), faulty: z.number().int() }),
  /** Faulty rows first, then new and changed ones; unchanged ones are only counted. */
  rows: z.array(ImportRow),
  /** Rows that are not listed, being too many. */
  more: z.number().int(),
  /** Headings that mean nothing here. */
  ignoredColumns: z.array(z.string()),
  /** Sent back to write just this. */
  token: z.string(),
  applied: z.boolean(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;
