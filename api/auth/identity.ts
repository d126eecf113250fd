import type { Grant } from '../../data/model/rights.ts';

/** Who is behind a request, as the server knows it. */
export interface Identity {
  userId: string;
  name: string;
  email: string;
  /** Empty while a second factor is missing that a role asks for. */
  grants: Grant[];
  secondFactorMissing: boolean;
  /** An app for codes is set up, whether or not this session began with it. */
  secondFactor?: boolean;
  /** A passkey is set up. */
  passkey?: boolean;
  /** This session began with one or the other. */
  secondFactorUsed?: boolean;
  demo: boolean;
}
