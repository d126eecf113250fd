import type { ReportFeature } from '../../../api/features/reports/contract.ts';

/** The pin of a report's state; late outweighs the rest until it is closed. */
export function reportIcon({ status, late }: Pick<ReportFeature['properties'], 'status' | 'late'>): string {
  if (status === 'done') return 'report-done';
  if (status === 'rejected') return 'report-rejected';
  if (late) return 'report-late';
  return status === 'in_progress' ? 'report-progress' : 'report-new';
}
