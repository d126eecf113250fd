import { useTranslation } from 'react-i18next';
import { dayIn } from '../../../data/model/validity.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { usePortal } from '../../lib/portal.ts';
import styles from './figures.module.css';
import { Overview } from './overview.tsx';
import { firstDay } from './period.ts';
import { useFigures } from './use-figures.ts';

/** The last 90 days at a glance, with the way to the whole table. */
export default function FiguresPanel() {
  const { t } = useTranslation('figures');
  const { cityId, city } = usePortal();
  const today = dayIn(city.scene.timeZone, new Date());
  const { data, error, refetch } = useFigures('all', firstDay('90', today), today);
  return (
    <div className={styles.panel}>
      <p>{t('spans.90')}</p>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data?.rows[0] ? <Overview row={data.rows[0]} /> : error === null && (data ? <p>{t('empty')}</p> : <CardSkeleton />)}
      <ButtonLink look="primary" href={`/${cityId}/figures`}>
        {t('whole')}
      </ButtonLink>
    </div>
  );
}
