import { useQuery } from '@tanstack/react-query';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { reportQuery } from '../../lib/queries.ts';

/** The title of a report while the public may read it. */
export function useReportName(report: string | null): string | undefined {
  const { cityId, lang } = usePortal();
  const { data } = useQuery({ ...reportQuery(cityId, report ?? ''), enabled: report !== null, retry: false });
  return localText(data?.properties.title, lang);
}
