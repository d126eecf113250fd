import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../api/features/cases/contract.ts';
import styles from './cases.module.css';

/** The photos of a case, those of the finished work marked; a click opens the large one. */
export function CasePhotos({ photos }: { photos: Photo[] }) {
  const { t } = useTranslation('kit');
  if (photos.length === 0) return null;
  return (
    <ul className={styles.photos}>
      {photos.map((photo) => {
        const done = photo.kind === 'after';
        const removed = photo.state === 'removed';
        const words = t(done ? 'case.photoAfter' : 'case.photoBefore');
        if (photo.state !== 'ready')
          return (
            <li key={photo.id} className={styles.noPhoto}>
              {t(removed ? 'case.photoRemoved' : 'case.photoWaiting')}
            </li>
          );
        return (
          <li key={photo.id}>
            <a href={photo.large} target="_blank" rel="noreferrer" aria-label={`${t('case.photoOpen')}: ${words}`}>
              <img src={photo.medium} alt="" width={photo.width} height={photo.height} loading="lazy" />
            </a>
            <small>{words}</small>
          </li>
        );
      })}
    </ul>
  );
}
