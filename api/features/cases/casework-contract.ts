import { z } from 'zod';
import { CaseworkRules } from '../../../data/casework-contract.ts';

export { CaseworkRules };
/** Version 0: the rules of all cities; the first change makes them the city's own. */
export const Casework = z.object({ version: z.number().int(), rules: CaseworkRules });
export type Casework = z.infer<typeof Casework>;

/** A device whose reports stay unseen; which one it is nobody can tell. */
export const BannedDevice = z.object({
  /** The last report that it was banned for. */
  reportId: z.string(),
  bannedAt: z.string(),
  /** Its reports so far. */
  reports: z.number().int(),
});
export const BannedDevices = z.object({ devices: z.array(BannedDevice) });
export type BannedDevices = z.infer<typeof BannedDevices>;
