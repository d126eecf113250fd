import { useTranslation } from 'react-i18next';
import type { ListedPanorama } from '../../../api/features/panoramas/contract.ts';
import { Notice } from '../../kit/notice.tsx';
import { Skeleton } from '../../kit/skeleton.tsx';
import { PanoramaCard } from './panorama-card.tsx';
import styles from './panorama-list.module.css';

/** All panoramas of the city; those of a place stand together. */
export function PanoramaList({ panoramas }: { panoramas: ListedPanorama[] }) {
  const { t } = useTranslation('panorama');
  if (panoramas.length === 0)
    return (
      <div className={styles.said}>
        <Notice>{t('none')}</Notice>
      </div>
    );
  const places = [...new Set(panoramas.map(({ place }) => place))];
  const sorted = places.flatMap((place) => panoramas.filter((one) => one.place === place));
  return (
    <ul className={styles.list}>
      {sorted.map((panorama) => (
        <li key={panorama.id}>
          <PanoramaCard panorama={panorama} />
        </li>
      ))}
    </ul>
  );
}

/** The outline of the list while it is on its way. */
export function PanoramaListSkeleton() {
  return (
    <div className={styles.list} aria-hidden="true">
      {[0, 1, 2, 3].map((n) => (
        <div key={n} className={styles.card}>
          <span className={styles.picture} />
          <span className={styles.words}>
            <Skeleton height={1.4} width="70%" />
            <Skeleton height={1.3} width="50%" />
            <Skeleton height={1.1} width="60%" />
          </span>
        </div>
      ))}
    </div>
  );
}
