import { useTranslation } from 'react-i18next';
import type { ReportFeature } from '../../../api/features/reports/contract.ts';
import { Steps } from '../../kit/steps.tsx';
import { formatInstant } from '../../lib/format.ts';
import { type Step, stepsOf } from './report-steps.ts';

/** Where a report stands, as a line of steps with the dates that are known. */
export function ReportTimeline({ report, timeZone }: { report: ReportFeature['properties']; timeZone: string }) {
  const { t, i18n } = useTranslation('reports');
  const dates: Partial<Record<Step, string>> = { [report.status]: report.updatedAt, received: report.createdAt };
  return (
    <Steps
      label={t('timeline')}
      steps={stepsOf(report.status).map(({ step, reached }) => {
        const date = reached && dates[step];
        return {
          key: step,
          title: t(`step.${step}`),
          note: date ? formatInstant(date, i18n.language, timeZone) : reached ? '' : t('toCome'),
          reached,
          current: step === report.status,
        };
      })}
    />
  );
}
