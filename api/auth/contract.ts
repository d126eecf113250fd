import { z } from 'zod';
import { Slug } from '../../data/contract.ts';
import { ROLES } from '../../data/model/rights.ts';

/** A role held in one city or, with `city: null`, in all; `scope` narrows it. See `data/model/rights.ts`. */
export const Grant = z.object({
  role: z.enum(ROLES),
  city: Slug.nullable(),
  scope: z.object({
    agencies: z.array(Slug).optional(),
    areas: z.array(Slug).optional(),
    schools: z.array(Slug).optional(),
    cameras: z.array(Slug).optional(),
  }),
});

/** Who is signed in, as the browser may know it. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  grants: z.array(Grant),
  /** A role of theirs asks for a second factor that is not set up yet: until then they have no rights. */
  secondFactorMissing: z.boolean(),
  /** An app for codes is set up. */
  secondFactor: z.boolean().optional(),
  /** A passkey is set up. */
  passkey: z.boolean().optional(),
  /** This session began with one or the other. */
  secondFactorUsed: z.boolean().optional(),
  /** The account was made by `npm run demo`. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** Answer of `GET /api/me`: null when nobody is signed in. */
export const MeAnswer = z.object({ me: Me.nullable() });
export type MeAnswer = z.infer<typeof MeAnswer>;
