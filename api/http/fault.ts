import { isBusy } from '../db/begin-write.ts';
import { ProblemError } from './problem.ts';

/** No room: of the disk, of a quota, or beyond the size that a file may have. */
const FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|SQLITE_IOERR_WRITE|SQLITE_IOERR_SHMSIZE)$/;

const codesOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [];
  const { code, extendedCode } = error as { code?: unknown; extendedCode?: unknown };
  return [...[code, extendedCode].filter((one) => typeof one === 'string'), ...codesOf(error.cause)];
};

/** What the machine below refused, as a problem that says whether to come again; undefined: something else broke. */
export function faultOf(error: unknown): ProblemError | undefined {
  if (isBusy(error)) return new ProblemError('busy', 'Somebody else is writing just now. Nothing was written; try again in a moment.');
  if (codesOf(error).some((code) => FULL.test(code)))
    return new ProblemError('no-room', 'There is no room to keep this at the moment. Nothing was written; try again later.');
}
