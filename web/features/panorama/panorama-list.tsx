import { useTranslation } from 'react-i18next';
import type { ListedPanorama } from '../../../api/features/panoramas/contract.ts';
import { Notice } from '../../kit/notice.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './panorama.module.css';

/** All panoramas of the city, by place. */
export function PanoramaList({ panoramas }: { panoramas: ListedPanorama[] }) {
  const { t } = useTranslation('panorama');
  const { lang } = usePortal();
  const link = usePageLink('panorama');
  if (panoramas.length === 0) return <Notice>{t('none')}</Notice>;
  const places = [...new Map(panoramas.map(({ place, placeName }) => [place, placeName]))];
  return (
    <div className={styles.list}>
      {places.map(([place, name]) => (
        <section key={place} aria-labelledby={`place-${place}`}>
          <h2 id={`place-${place}`}>{localText(name, lang)}</h2>
          <ul>
            {panoramas
              .filter((one) => one.place === place)
              .map(({ id, title, kind }) => (
                <li key={id}>
                  <a {...link({ at: id })}>{localText(title, lang)}</a> <small>{t(`kind.${kind}`)}</small>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
