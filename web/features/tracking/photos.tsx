import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../api/features/cases/contract.ts';
import styles from './tracking.module.css';

/** Before and after. A photo whose sizes are still being made says so. */
export function Photos({ photos, id = '' }: { photos: readonly Photo[]; id?: string }) {
  const { t } = useTranslation('tracking');
  const groups = (['before', 'after'] as const)
    .map((kind) => ({ kind, shown: photos.filter((p) => p.kind === kind && p.state !== 'removed') }))
    .filter(({ shown }) => shown.length > 0);
  if (groups.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby={`photos-title${id}`}>
      <h2 id={`photos-title${id}`}>{t('photos')}</h2>
      {groups.map(({ kind, shown }) => (
        <div key={kind} className={styles.group}>
          <h3>{t(`photo.${kind}`)}</h3>
          <ul className={styles.photos}>
            {shown.map((photo, i) => (
              <li key={photo.id}>
                {photo.state === 'waiting' ? (
                  <p className={styles.waiting}>{t('photo.waiting')}</p>
                ) : (
                  <a href={photo.large} target="_blank" rel="noreferrer">
                    <img
                      src={photo.medium}
                      width={photo.width}
                      height={photo.height}
                      loading="lazy"
                      alt={t(`photo.alt-${kind}`, { number: i + 1 })}
                    />
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
