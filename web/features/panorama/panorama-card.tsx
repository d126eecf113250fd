import { IconView360 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ListedPanorama } from '../../../api/features/panoramas/contract.ts';
import { THUMBNAIL } from '../../../data/model/panorama/thumbnail.ts';
import { OptionalPicture } from '../../kit/optional-picture.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './panorama-list.module.css';

/** A panorama to choose: what is seen first from it, and whither it leads. All of it is the link. */
export function PanoramaCard({ panorama: { id, title, placeName, kind, credit, thumbnail } }: { panorama: ListedPanorama }) {
  const { t } = useTranslation('panorama');
  const { lang } = usePortal();
  const link = usePageLink('panorama');
  return (
    <a className={styles.card} {...link({ at: id })}>
      <span className={styles.picture}>
        <IconView360 aria-hidden="true" />
        <OptionalPicture src={thumbnail} {...THUMBNAIL} />
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
