import { useTranslation } from 'react-i18next';
import type { Tracking } from '../../../api/features/reports/intake-contract.ts';
import { isClosed } from '../../../data/model/case-states.ts';
import { type Step, Steps } from '../../kit/steps.tsx';
import { formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './tracking.module.css';

interface StagesProps {
  report: Pick<Tracking, 'id' | 'steps' | 'dueAt' | 'state'>;
  /** Id of the heading of the part that these are the stages of, where there are several. */
  of?: string;
}

/** What has happened, in order, with what was said; last, what is still to come. */
export function Stages({ report, of }: StagesProps) {
  const { t } = useTranslation('tracking');
  const { city, lang } = usePortal();
  const { timeZone } = city.scene;
  const last = report.steps.length - 1;
  const past = report.steps.map(({ at, state, agencyId, text }, i): Step => {
    const agency = city.agencies.find((a) => a.id === agencyId);
    const note = [formatInstant(at, lang, timeZone), ...(agency ? [localText(agency.name, lang)] : [])].join(' · ');
    return { key: `${at} ${state}`, title: t(`kit:case.state.${state}`), note, text, reached: true, current: i === last };
  });
  const due = t('aheadBy', { when: formatInstant(report.dueAt, lang, timeZone) });
  const ahead: Step[] = isClosed(report.state) ? [] : [{ key: 'ahead', title: t('ahead'), note: due, reached: false, current: false }];
  return (
    <section className={styles.section} aria-labelledby={[`stages-${report.id}`, of].filter(Boolean).join(' ')}>
      <h2 id={`stages-${report.id}`}>{t('stages')}</h2>
      <Steps steps={[...past, ...ahead]} />
    </section>
  );
}
