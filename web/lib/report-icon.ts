import type { publicStatus } from '../../data/model/case-states.ts';

/** The pin of a report, by what the public knows of it; late outweighs the rest until it is closed. */
export function reportIcon({ status, late }: { status: ReturnType<typeof publicStatus>; late: boolean }): string {
  if (status === 'done') return 'report-done';
  if (status === 'rejected') return 'report-rejected';
  if (late) return 'report-late';
  return status === 'in_progress' ? 'report-progress' : 'report-new';
}
