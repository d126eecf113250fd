/** What administrators read and change of that which decides about reports. Versions name the content that a change is made on. */
import { z } from 'zod';
import { Agency, Category, Day, LocalText, RoutingRule, Slug, WorkCalendar } from '../../../data/contract.ts';

/** Null: it is new. */
export const Version = z.string().max(40).nullable();

/** What the city's pack says anew of something that was edited here; it waits for a decision. */
export const Proposal = z.object({ proposedAt: z.iso.datetime().nullable() });

export const AgencyEntry = z.object({
  agency: Agency,
  version: z.string(),
  /** Made or changed here, so that the pack does not overwrite it. */
  edited: z.boolean(),
  /** Rules in force that name it, and cases of it that are not closed. */
  rules: z.number().int(),
  openCases: z.number().int(),
  proposal: Proposal.extend({ agency: Agency }).optional(),
});
export type AgencyEntry = z.infer<typeof AgencyEntry>;
export const AgencyEntries = z.object({ agencies: z.array(AgencyEntry) });
export type AgencyEntries = z.infer<typeof AgencyEntries>;
export const SaveAgency = z.object({ version: Version, agency: Agency });
export type SaveAgency = z.infer<typeof SaveAgency>;

/** Takes over what the pack says, or keeps what is here; either way the proposal is gone. */
export const SettleProposal = z.object({ take: z.boolean() });
export type SettleProposal = z.infer<typeof SettleProposal>;

export const CategoryEntry = z.object({
  category: Category,
  version: z.string(),
  /** Reports of all cities that are of it. */
  reports: z.number().int(),
});
export type CategoryEntry = z.infer<typeof CategoryEntry>;
/** Shared by all cities: only who administers all of them may change it. */
export const CategoryEntries = z.object({
  categories: z.array(CategoryEntry),
  editable: z.boolean(),
  edited: z.boolean(),
  proposal: z.object({ categories: z.array(Category) }).optional(),
});
export type CategoryEntries = z.infer<typeof CategoryEntries>;
export const SaveCategory = z.object({ version: Version, category: Category });
export type SaveCategory = z.infer<typeof SaveCategory>;

export const CalendarEntry = z.object({
  calendar: WorkCalendar,
  version: z.string(),
  editable: z.boolean(),
  edited: z.boolean(),
  proposal: z.object({ calendar: WorkCalendar }).optional(),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;
export const SaveCalendar = z.object({ version: z.string().max(40), calendar: WorkCalendar });
export type SaveCalendar = z.infer<typeof SaveCalendar>;

export const RoutingVersion = z.object({
  version: z.number().int(),
  /** A day in the city; null: always. */
  validFrom: Day.nullable(),
  at: z.iso.datetime(),
  /** Null: the city's pack. */
  by: z.string().nullable(),
  /** Of which version it is a copy. */
  restored: z.number().int().nullable(),
  withdrawn: z.boolean(),
  rules: z.number().int(),
});
export type RoutingVersion = z.infer<typeof RoutingVersion>;
export const RoutingState = z.object({
  /** The version in force today. */
  current: z.number().int(),
  /** The newest, which a change is made on. */
  newest: z.number().int(),
  /** Of the version in force. */
  rules: z.array(RoutingRule),
  /** Newest first. */
  versions: z.array(RoutingVersion),
  /** Names of streets that a rule may speak of; empty while the city's model is not built. */
  streets: z.array(z.string()),
  /** Areas of every time, whose shape the page asks for elsewhere. */
  areas: z.array(z.object({ id: Slug, name: LocalText, validFrom: Day.optional(), validTo: Day.optional() })),
  proposal: z.object({ rules: z.array(RoutingRule) }).optional(),
});
export type RoutingState = z.infer<typeof RoutingState>;
export const RoutingContent = RoutingVersion.extend({ content: z.array(RoutingRule) });
export type RoutingContent = z.infer<typeof RoutingContent>;

const Rules = z.array(RoutingRule).max(2000);
export const SaveRouting = z.object({
  /** The newest version when the change was begun. */
  newest: z.number().int(),
  rules: Rules,
  /** A day in the city, today or later. */
  validFrom: Day,
  restored: z.number().int().optional(),
});
export type SaveRouting = z.infer<typeof SaveRouting>;

export const TryRouting = z.object({
  rules: Rules,
  report: z.object({
    categoryId: Slug,
    text: z.string().max(5000),
    /** [lng, lat], degrees EPSG:4326. */
    position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
    answers: z.record(Slug, z.union([z.string().max(500), z.number(), z.array(z.string().max(500)).max(50)])).default({}),
    at: z.iso.datetime({ offset: true }),
  }),
});
export type TryRouting = z.infer<typeof TryRouting>;
export const Decision = z.object({
  ruleId: Slug.nullable(),
  agencyId: Slug.nullable(),
  priority: z.enum(['urgent', 'high', 'normal']),
  words: LocalText,
});
export type Decision = z.infer<typeof Decision>;
/** By the draft, and by the rules in force today; the areas that hold the place on that day, and the due date by the draft. */
export const TryAnswer = z.object({ draft: Decision, live: Decision, areas: z.array(Slug), dueAt: z.iso.datetime() });
export type TryAnswer = z.infer<typeof TryAnswer>;

/** Reports that one dry run looks at, the newest first. */
export const DRY_RUN_LIMIT = 10_000;
/** Reports that it names one by one. */
export const DRY_RUN_NAMED = 200;
export const DryRun = z.object({ rules: Rules, days: z.number().int().min(1).max(3650) });
export type DryRun = z.infer<typeof DryRun>;
const DryReport = z.object({
  id: z.string(),
  title: LocalText,
  receivedAt: z.iso.datetime(),
  categoryId: Slug,
  areaId: Slug.nullable(),
  live: Decision,
  draft: Decision,
});
export type DryReport = z.infer<typeof DryReport>;
export const DryRunAnswer = z.object({
  tried: z.number().int(),
  /** There are more reports in these days than one dry run looks at. */
  more: z.boolean(),
  /** Against the rules in force today, asked the same. */
  agencyChanged: z.number().int(),
  priorityChanged: z.number().int(),
  /** No rule of the draft takes them; of these, taken by the rules in force. */
  untaken: z.number().int(),
  newlyUntaken: z.number().int(),
  moves: z.array(z.object({ from: Slug.nullable(), to: Slug.nullable(), count: z.number().int() })),
  /** How many reports each rule of the draft takes, in its order. */
  taken: z.array(z.object({ ruleId: Slug, count: z.number().int() })),
  changes: z.array(DryReport),
  left: z.array(DryReport),
});
export type DryRunAnswer = z.infer<typeof DryRunAnswer>;
