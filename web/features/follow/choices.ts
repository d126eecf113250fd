import type { Follow } from '../../../api/features/follow/contract.ts';

export const PACES: readonly Follow['pace'][] = ['now', 'daily'];
/** Metres that are offered. */
export const RADII = [200, 500, 1000, 2000, 5000] as const;
export const USUAL_RADIUS = 500;
/** As the server has it; a test compares. */
export const MAIL_LENGTH = 120;
