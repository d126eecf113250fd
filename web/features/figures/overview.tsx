import { useTranslation } from 'react-i18next';
import type { FigureRow } from '../../../api/features/cases/figures-contract.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './figures.module.css';
import { onTimeShare, satisfiedShare } from './league.ts';
import { useWords } from './use-words.ts';

/** The whole city in six numbers. */
export function Overview({ row }: { row: FigureRow }) {
  const { t } = useTranslation('figures');
  const { lang } = usePortal();
  const { count, share, hours } = useWords(lang);
  const cells = [
    { id: 'received', value: count(row.received) },
    { id: 'onTime', value: share(onTimeShare(row)) },
    { id: 'late', value: count(row.late) },
    { id: 'backlog', value: count(row.backlog) },
    { id: 'hours', value: hours(row.hours.whole) },
    { id: 'satisfied', value: share(satisfiedShare(row)) },
  ] as const;
  return (
    <dl className={styles.overview} aria-label={t('overview')}>
      {cells.map(({ id, value }) => (
        <div key={id}>
          <dt>{t(`short.${id}`)}</dt>
          <dd className="tnum">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
