import { useTranslation } from 'react-i18next';
import type { Tracking } from '../../../api/features/reports/intake-contract.ts';
import { isClosed } from '../../../data/model/case-states.ts';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './tracking.module.css';

/** What has happened, in order, with what was said; last, what is still to come. */
export function Stages({ report, timeZone }: { report: Tracking; timeZone: string }) {
  const { t } = useTranslation('tracking');
  const { city, lang } = usePortal();
  return (
    <section className={styles.section} aria-labelledby="stages-title">
      <h2 id="stages-title">{t('stages')}</h2>
      <ol className={styles.steps}>
        {report.steps.map((step, i) => {
          const agency = city.agencies.find((a) => a.id === step.agencyId);
          const last = i === report.steps.length - 1;
          return (
            <li key={`${step.at} ${step.state}`} aria-current={last ? 'step' : undefined}>
              <strong>{t(`kit:case.state.${step.state}`)}</strong>
              <span>
                {formatInstant(step.at, lang, timeZone)}
                {agency && ` · ${localText(agency.name, lang)}`}
              </span>
              {step.text && <p className={styles.said}>{step.text}</p>}
            </li>
          );
        })}
        {!isClosed(report.state) && (
          <li data-ahead="">
            <strong>{t('ahead')}</strong>
            <span>{t('aheadBy', { when: formatInstant(report.dueAt, lang, timeZone) })}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
