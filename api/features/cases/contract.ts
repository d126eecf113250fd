import { z } from 'zod';
import { LocalText, Slug } from '../../../data/contract.ts';
import { CASE_STATES } from '../../../data/model/case-states.ts';
import { PointZ } from '../../http/contract.ts';
import { Attachment } from './attachment-contract.ts';

/** The staff's side of a report. Nothing here is public; `reporter` is there only for who may `read:reporter`. */
export const CaseState = z.enum(CASE_STATES);
export const Priority = z.enum(['urgent', 'high', 'normal']);
export type Priority = z.infer<typeof Priority>;
export const Channel = z.enum(['web', 'open311', 'telephone', 'chat', 'pack']);
export type Channel = z.infer<typeof Channel>;

/** Why a report waits for a look: its category asks for it, a listed word, a device that was banned, a reporter never looked at, a photo sent before. */
export const HeldReason = z.enum(['category', 'words', 'device', 'first', 'photo']);
export type HeldReason = z.infer<typeof HeldReason>;

const Instant = z.iso.datetime({ offset: true });

export const LIMITS = { title: 120, description: 4000, note: 4000, photos: 5 } as const;

/** A picture of a report in its three sizes; the addresses work for who was given them. */
export const Photo = z.object({
  id: z.string(),
  kind: z.enum(['before', 'after']),
  /** Pixels of the largest size. */
  width: z.number().int(),
  height: z.number().int(),
  /** `waiting`: the sizes are still being made. */
  state: z.enum(['waiting', 'ready', 'removed']),
  small: z.string(),
  medium: z.string(),
  large: z.string(),
});
export type Photo = z.infer<typeof Photo>;

/** A member of staff, as colleagues know one another. */
export const Colleague = z.object({ id: z.string(), name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

/** One row of the queue. */
export const CaseSummary = z.object({
  id: Slug,
  /** Grows with every change; send it back with a move. */
  version: z.number().int(),
  state: CaseState,
  categoryId: Slug,
  title: LocalText,
  /** [lng, lat, metres above the WGS 84 ellipsoid] */
  position: PointZ.shape.coordinates,
  address: LocalText.optional(),
  areaId: Slug.nullable(),
  agencyId: Slug.nullable(),
  assignee: Colleague.nullable(),
  priority: Priority,
  channel: Channel,
  receivedAt: Instant,
  updatedAt: Instant,
  dueAt: Instant,
  late: z.boolean(),
  /** Whether the public sees it. */
  published: z.boolean(),
  photos: z.number().int(),
  /** The report that it was split from. */
  parentId: Slug.optional(),
  /** Into how many it was split, and how many of them nobody has to act on any more. */
  parts: z.object({ total: z.number().int(), closed: z.number().int() }).optional(),
  /** The incident that it tells of, among others. */
  incident: z.object({ id: Slug, title: z.string() }).optional(),
  /** Told to those in charge: 1 near its day, 2 past it. */
  escalated: z.union([z.literal(1), z.literal(2)]).optional(),
  /** Somebody has to look at it, and why. */
  held: z.array(HeldReason).optional(),
});
export type CaseSummary = z.infer<typeof CaseSummary>;

export const CaseEvent = z.object({
  seq: z.number().int(),
  at: Instant,
  kind: z.enum([
    'received',
    'routed',
    'moved',
    'assigned',
    'noted',
    'moderated',
    'extended',
    'rated',
    'merged',
    'split',
    'edited',
    'joined',
    'updated',
    'escalated',
    'attached',
  ]),
  /** Null: the reporter or a rule. Agencies and the public read no names of colleagues elsewhere. */
  actor: Colleague.nullable(),
  visibility: z.enum(['public', 'staff']),
  from: CaseState.optional(),
  to: CaseState.optional(),
  agencyId: Slug.optional(),
  text: z.string().optional(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** Why a report went where it went, in words; `ruleId` null: no rule took it and it waits in the operators' queue. */
export const Routing = z.object({ ruleId: Slug.nullable(), version: z.number().int(), words: LocalText });
export type Routing = z.infer<typeof Routing>;

/** A case that belongs to another: a part of it, the whole, or one of the same incident. */
export const CaseRef = CaseSummary.pick({ id: true, state: true, title: true, categoryId: true, agencyId: true, dueAt: true, late: true });
export type CaseRef = z.infer<typeof CaseRef>;

export const CaseDetail = CaseSummary.extend({
  /** The whole that it is a part of, and the parts that it was split into; those that the reader may see. */
  whole: CaseRef.optional(),
  split: z.array(CaseRef).optional(),
  mayArrange: z.boolean().optional(),
  /** Files that staff keep with it; never public. */
  attachments: z.array(Attachment).optional(),
  /** The same photo in other reports that the reader may see, the nearest first; for who moderates. */
  samePhotos: z.array(CaseRef).optional(),
  /** For who moderates: whether its device is known, how many other reports came from it, whether it is banned. */
  device: z.object({ others: z.number().int(), banned: z.boolean() }).optional(),
  description: z.string(),
  /** Answers to the category's own questions, by the question's id. */
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  pictures: z.array(Photo),
  routing: Routing.nullable(),
  history: z.array(CaseEvent),
  /** States it can be moved to by who asks. */
  moves: z.array(CaseState),
  mayAssign: z.boolean(),
  mayModerate: z.boolean(),
  /** How many people follow it; who they are is not told. */
  followers: z.number().int(),
  reporter: z.object({ name: z.string().optional(), email: z.string().optional(), phone: z.string().optional() }).optional(),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

export const CaseList = z.object({
  cases: z.array(CaseSummary),
  /** 10,000 at most; of words that thousands of reports have, those among the newest 4,000 of them. */
  numberMatched: z.number().int(),
  /** There are more than `numberMatched`. */
  capped: z.literal(true).optional(),
  nextCursor: z.string().optional(),
});
export type CaseList = z.infer<typeof CaseList>;

/** What a change was based on; another version on the server is answered with `version-conflict` and what changed. */
const Based = z.object({ version: z.number().int() });
export const MoveCase = Based.extend({
  to: CaseState,
  reason: z.string().trim().min(1).max(LIMITS.note).optional(),
  answer: z.string().trim().min(1).max(LIMITS.note).optional(),
  agencyId: Slug.optional(),
  /** City time. */
  day: z.iso.date().optional(),
  /** The case it is merged into. */
  caseId: Slug.optional(),
});
export type MoveCase = z.infer<typeof MoveCase>;
export const AssignCase = Based.extend({ assigneeId: z.string().nullable().optional(), priority: Priority.optional() });
export type AssignCase = z.infer<typeof AssignCase>;
export const NoteCase = z.object({ text: z.string().trim().min(1).max(LIMITS.note) });
export type NoteCase = z.infer<typeof NoteCase>;
/** Black box on a photo, shares of its width and height from the upper left corner. */
export const Box = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
});
export type Box = z.infer<typeof Box>;
export const ModerateCase = Based.extend({
  publish: z.boolean(),
  title: z.string().trim().min(1).max(LIMITS.title).optional(),
  /** `boxes` are burnt in beside those of before; what was once covered stays covered. */
  photos: z.array(z.object({ id: z.string(), removed: z.boolean().optional(), boxes: z.array(Box).max(20).optional() })).optional(),
});
export type ModerateCase = z.infer<typeof ModerateCase>;
export const ExtendCase = Based.extend({ dueAt: Instant, reason: z.string().trim().min(1).max(LIMITS.note) });
export type ExtendCase = z.infer<typeof ExtendCase>;

/** Into at least two: what was reported is then the sum of its parts. Each is routed by the rules, as a report of its own. */
export const SplitCase = Based.extend({
  parts: z
    .array(
      z.object({
        categoryId: Slug,
        title: z.string().trim().max(LIMITS.title).default(''),
        description: z.string().trim().min(1).max(LIMITS.description),
      }),
    )
    .min(2)
    .max(8),
});
export type SplitCase = z.input<typeof SplitCase>;

/** Bans the device that a report came from, or lets it in again. */
export const BanDevice = Based.extend({ banned: z.boolean() });
export type BanDevice = z.infer<typeof BanDevice>;
