import { IconCalendarMonth, IconCar, IconClock, IconMapPin, IconRulerMeasure, IconStairsUp, IconWalk } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TourSummary } from '../../../api/features/tours/contract.ts';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { duration } from './duration.ts';
import styles from './tours.module.css';

type Head = Pick<TourSummary, 'length' | 'minutes' | 'effort' | 'means' | 'season'>;

/** How far, how long, how hard, by what, when. */
export function TourFacts({ tour, stops }: { tour: Head; stops: number }) {
  const { t } = useTranslation('tours');
  const { lang } = usePortal();
  const Means = tour.means === 'foot' ? IconWalk : IconCar;
  return (
    <ul className={styles.facts}>
      <li>
        <Means size={18} aria-hidden="true" /> {t(`means.${tour.means}`)}
      </li>
      <li>
        <IconRulerMeasure size={18} aria-hidden="true" /> {formatDistance(tour.length, lang)}
      </li>
      <li>
        <IconClock size={18} aria-hidden="true" /> {duration(tour.minutes, lang)}
      </li>
      <li>
        <IconStairsUp size={18} aria-hidden="true" /> {t(`effort.${tour.effort}`)}
      </li>
      <li>
        <IconMapPin size={18} aria-hidden="true" /> {t('stops', { count: stops })}
      </li>
      <li>
        <IconCalendarMonth size={18} aria-hidden="true" /> {localText(tour.season.note, lang)}
      </li>
    </ul>
  );
}
