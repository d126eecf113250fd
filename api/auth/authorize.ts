import { can, type Permission, type Target } from '../../data/model/rights.ts';
import { ProblemError } from '../http/problem.ts';
import type { Identity } from './identity.ts';

/**
 * The first statement of every verb.
 * @returns the identity, which is allowed to do this
 * @throws ProblemError `signed-out`, `second-factor-missing` or `forbidden`
 */
export function authorize(identity: Identity | null, permission: Permission, target: Target): Identity {
  if (!identity) throw new ProblemError('signed-out');
  if (can(identity.grants, permission, target)) return identity;
  if (identity.secondFactorMissing) throw new ProblemError('second-factor-missing');
  throw new ProblemError('forbidden');
}
