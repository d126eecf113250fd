import { useTranslation } from 'react-i18next';
import type { ReportFeature } from '../../../api/features/reports/contract.ts';
import { formatInstant } from '../../lib/format.ts';
import { type Step, stepsOf } from './report-steps.ts';
import styles from './report-timeline.module.css';

/** Where a report stands, as a line of steps with the dates that are known. */
export function ReportTimeline({ report, timeZone }: { report: ReportFeature['properties']; timeZone: string }) {
  const { t, i18n } = useTranslation('reports');
  const dates: Partial<Record<Step, string>> = { [report.status]: report.updatedAt, received: report.createdAt };
  return (
    <ol className={styles.steps} aria-label={t('timeline')}>
      {stepsOf(report.status).map(({ step, reached }) => {
        const date = dates[step];
        return (
          <li key={step} data-reached={reached || undefined} aria-current={step === report.status ? 'step' : undefined}>
            <strong>{t(`step.${step}`)}</strong>
            <span>{reached && date ? formatInstant(date, i18n.language, timeZone) : reached ? '' : t('toCome')}</span>
          </li>
        );
      })}
    </ol>
  );
}
