import { z } from 'zod';
import { Lat, Lng, LocalText, ReportStatus, Slug } from '../../../data/contract.ts';
import { CaseState, LIMITS, Photo } from '../cases/contract.ts';
import { ReportFeature } from './contract.ts';

/** What a resident sends: the part `report` (JSON) of a multipart form, beside up to five parts `photo`. */
export const NewReport = z.object({
  categoryId: Slug,
  /** One line; what the map shows. Without it the category's name stands there. */
  title: z.string().trim().max(LIMITS.title).default(''),
  description: z.string().trim().max(LIMITS.description).default(''),
  /** [lng, lat] degrees EPSG:4326, and metres above the WGS 84 ellipsoid where it was picked in 3D; else the ground is taken. */
  position: z.union([z.tuple([Lng, Lat]), z.tuple([Lng, Lat, z.number().min(-500).max(9000)])]),
  address: z.string().trim().max(200).optional(),
  answers: z.record(Slug, z.union([z.string().max(500), z.number(), z.array(z.string().max(80)).max(20)])).default({}),
  /** Optional. Seen by authorised operators only, deleted after the retention period. */
  contact: z
    .object({
      name: z.string().trim().max(80).optional(),
      email: z.email().max(120).optional(),
      phone: z.string().trim().max(20).optional(),
      /** Mail about every public step, to `email`; it is asked first by a mail with a link. */
      updates: z.boolean().optional(),
    })
    .optional(),
  lang: z.string().max(8).default('vi'),
  /** Into the list of own reports of who is signed in; without a session it says nothing. */
  own: z.boolean().default(false),
});
export type NewReport = z.infer<typeof NewReport>;
/** As a client writes it, defaults left out. */
export type NewReportInput = z.input<typeof NewReport>;

/** A report that a member of staff enters for somebody who called or wrote. */
export const EnteredReport = NewReport.extend({ channel: z.enum(['telephone', 'chat']) });
export type EnteredReport = z.infer<typeof EnteredReport>;

/** Limits that the form and the server share. Bytes are of one photo as sent. */
export const PHOTO_LIMITS = { count: LIMITS.photos, bytes: 15 << 20, pixels: 50_000_000 } as const;
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** 201: it is written and will not be lost. The same `Idempotency-Key` is answered with the same receipt. */
export const Receipt = z.object({
  id: Slug,
  /** Opens the tracking page; nobody can guess it, and it is not kept in clear. */
  trackingToken: z.string(),
  /** Where the page is, below the portal. */
  trackingPath: z.string(),
  dueAt: z.string(),
  agencyId: Slug.nullable(),
  /** Whether the public sees it at once. */
  published: z.boolean(),
});
export type Receipt = z.infer<typeof Receipt>;

/** Photos of a public report, before and after. */
export const ReportPhotos = z.object({ photos: z.array(Photo) });
export type ReportPhotos = z.infer<typeof ReportPhotos>;

/** Open reports of the category near by, nearest first. */
export const SimilarReports = z.object({ reports: z.array(ReportFeature.extend({ distance: z.number() })) });
export type SimilarReports = z.infer<typeof SimilarReports>;

export const TrackingStep = z.object({
  at: z.string(),
  state: CaseState,
  /** Reason or answer as told to the reporter. */
  text: z.string().optional(),
  agencyId: Slug.optional(),
});
export const SATISFACTION = ['satisfied', 'acceptable', 'unsatisfied'] as const;
export const Satisfaction = z.enum(SATISFACTION);
/** Another report that goes on for this one: a part of it, or the one that it was merged into. */
export const TrackedPart = z.object({
  id: Slug,
  title: LocalText,
  categoryId: Slug,
  state: CaseState,
  agencyId: Slug.nullable(),
  dueAt: z.string(),
  late: z.boolean(),
  steps: z.array(TrackingStep),
  photos: z.array(Photo),
  mayReopen: z.boolean(),
});
export type TrackedPart = z.infer<typeof TrackedPart>;
/** What the holder of the link sees. */
export const Tracking = z.object({
  id: Slug,
  city: Slug,
  title: LocalText,
  description: z.string(),
  categoryId: Slug,
  state: CaseState,
  status: ReportStatus,
  position: z.tuple([z.number(), z.number(), z.number()]),
  address: LocalText.optional(),
  agencyId: Slug.nullable(),
  receivedAt: z.string(),
  dueAt: z.string(),
  late: z.boolean(),
  published: z.boolean(),
  steps: z.array(TrackingStep),
  photos: z.array(Photo),
  /** Where it was split. */
  parts: z.array(TrackedPart).optional(),
  /** Where it was merged: the public side of the report that goes on. */
  mergedInto: TrackedPart.optional(),
  mayReopen: z.boolean(),
  mayRate: z.boolean(),
  /** Contact and words of the sender were removed. */
  forgotten: z.boolean(),
  satisfaction: Satisfaction.nullable(),
});
export type Tracking = z.infer<typeof Tracking>;

/** One's own reports, the latest first; those that were sent while signed in. */
export const OwnReports = z.object({
  reports: z.array(
    Tracking.pick({
      id: true,
      city: true,
      title: true,
      categoryId: true,
      state: true,
      status: true,
      receivedAt: true,
      dueAt: true,
      late: true,
      mayRate: true,
      satisfaction: true,
    }),
  ),
  nextCursor: z.string().optional(),
});
export type OwnReports = z.infer<typeof OwnReports>;

export const Reopen = z.object({
  reason: z.string().trim().min(1).max(LIMITS.note),
  /** Which part is not fixed, where the report was split. */
  part: Slug.optional(),
});
export const Rate = z.object({ degree: Satisfaction, comment: z.string().trim().max(LIMITS.note).optional() });
