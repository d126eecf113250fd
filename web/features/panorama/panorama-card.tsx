import { IconView360 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedPanorama } from '../../../api/features/panoramas/contract.ts';
import { THUMBNAIL } from '../../../data/model/panorama/thumbnail.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './panorama-list.module.css';

/** A panorama to choose: what is seen first from it, and whither it leads. All of it is the link. */
export function PanoramaCard({ panorama: { id, title, placeName, kind, credit, thumbnail } }: { panorama: ListedPanorama }) {
  const { t } = useTranslation('panorama');
  const { lang } = usePortal();
  const link = usePageLink('panorama');
  // Offline only the pictures of a package are there; a drawn sign stands in for the others.
  const [gone, setGone] = useState(false);
  return (
    <a className={styles.card} {...link({ at: id })}>
      <span className={styles.picture}>
        <IconView360 aria-hidden="true" />
        {!gone && <img src={thumbnail} alt="" {...THUMBNAIL} loading="lazy" decoding="async" onError={() => setGone(true)} />}
      </span>
      <span className={styles.words}>
        <strong>{localText(title, lang)}</strong> <span>{localText(placeName, lang)}</span>{' '}
        <small>
          {t(`kind.${kind}`)}
          {credit && ` © ${credit}`}
        </small>
      </span>
    </a>
  );
}
